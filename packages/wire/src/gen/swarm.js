// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["swarm"] || ($protobuf.roots["swarm"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.swarm = (function() {

        /**
         * Namespace swarm.
         * @memberof ollamesh
         * @namespace
         */
        const swarm = {};

        swarm.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.swarm
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.swarm.v1.Message.$Properties
                 * @property {ollamesh.swarm.v1.Interest.$Properties|null} [interest] Message interest
                 * @property {ollamesh.swarm.v1.Interest.$Properties|null} [uninterest] Message uninterest
                 * @property {ollamesh.swarm.v1.Holding.$Properties|null} [holding] Message holding
                 * @property {ollamesh.swarm.v1.Interest.$Properties|null} [notHeld] Message notHeld
                 * @property {ollamesh.swarm.v1.Have.$Properties|null} [have] Message have
                 * @property {ollamesh.swarm.v1.GetHashes.$Properties|null} [getHashes] Message getHashes
                 * @property {ollamesh.swarm.v1.Hashes.$Properties|null} [hashes] Message hashes
                 * @property {ollamesh.swarm.v1.Request.$Properties|null} [request] Message request
                 * @property {ollamesh.swarm.v1.Data.$Properties|null} [data] Message data
                 * @property {ollamesh.swarm.v1.Reject.$Properties|null} [reject] Message reject
                 * @property {ollamesh.swarm.v1.Cancel.$Properties|null} [cancel] Message cancel
                 * @property {ollamesh.swarm.v1.Outside.$Properties|null} [outside] Message outside
                 * @property {"interest"|"uninterest"|"holding"|"notHeld"|"have"|"getHashes"|"hashes"|"request"|"data"|"reject"|"cancel"|"outside"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.swarm.v1
                 * @interface IMessage
                 * @augments ollamesh.swarm.v1.Message.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   interest?: ollamesh.swarm.v1.Interest.$Shape|null;
                 *   uninterest?: ollamesh.swarm.v1.Interest.$Shape|null;
                 *   holding?: ollamesh.swarm.v1.Holding.$Shape|null;
                 *   notHeld?: ollamesh.swarm.v1.Interest.$Shape|null;
                 *   have?: ollamesh.swarm.v1.Have.$Shape|null;
                 *   getHashes?: ollamesh.swarm.v1.GetHashes.$Shape|null;
                 *   hashes?: ollamesh.swarm.v1.Hashes.$Shape|null;
                 *   request?: ollamesh.swarm.v1.Request.$Shape|null;
                 *   data?: ollamesh.swarm.v1.Data.$Shape|null;
                 *   reject?: ollamesh.swarm.v1.Reject.$Shape|null;
                 *   cancel?: ollamesh.swarm.v1.Cancel.$Shape|null;
                 *   outside?: ollamesh.swarm.v1.Outside.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "interest"; interest: ollamesh.swarm.v1.Interest.$Shape; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "uninterest"; interest?: null; uninterest: ollamesh.swarm.v1.Interest.$Shape; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "holding"; interest?: null; uninterest?: null; holding: ollamesh.swarm.v1.Holding.$Shape; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "notHeld"; interest?: null; uninterest?: null; holding?: null; notHeld: ollamesh.swarm.v1.Interest.$Shape; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "have"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have: ollamesh.swarm.v1.Have.$Shape; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "getHashes"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes: ollamesh.swarm.v1.GetHashes.$Shape; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "hashes"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes: ollamesh.swarm.v1.Hashes.$Shape; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "request"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request: ollamesh.swarm.v1.Request.$Shape; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "data"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data: ollamesh.swarm.v1.Data.$Shape; reject?: null; cancel?: null; outside?: null }|{ kind?: "reject"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject: ollamesh.swarm.v1.Reject.$Shape; cancel?: null; outside?: null }|{ kind?: "cancel"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel: ollamesh.swarm.v1.Cancel.$Shape; outside?: null }|{ kind?: "outside"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside: ollamesh.swarm.v1.Outside.$Shape })
                 * )} ollamesh.swarm.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message interest.
                 * @member {ollamesh.swarm.v1.Interest.$Properties|null|undefined} interest
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.interest = null;

                /**
                 * Message uninterest.
                 * @member {ollamesh.swarm.v1.Interest.$Properties|null|undefined} uninterest
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.uninterest = null;

                /**
                 * Message holding.
                 * @member {ollamesh.swarm.v1.Holding.$Properties|null|undefined} holding
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.holding = null;

                /**
                 * Message notHeld.
                 * @member {ollamesh.swarm.v1.Interest.$Properties|null|undefined} notHeld
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.notHeld = null;

                /**
                 * Message have.
                 * @member {ollamesh.swarm.v1.Have.$Properties|null|undefined} have
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.have = null;

                /**
                 * Message getHashes.
                 * @member {ollamesh.swarm.v1.GetHashes.$Properties|null|undefined} getHashes
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.getHashes = null;

                /**
                 * Message hashes.
                 * @member {ollamesh.swarm.v1.Hashes.$Properties|null|undefined} hashes
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.hashes = null;

                /**
                 * Message request.
                 * @member {ollamesh.swarm.v1.Request.$Properties|null|undefined} request
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.request = null;

                /**
                 * Message data.
                 * @member {ollamesh.swarm.v1.Data.$Properties|null|undefined} data
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.data = null;

                /**
                 * Message reject.
                 * @member {ollamesh.swarm.v1.Reject.$Properties|null|undefined} reject
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.reject = null;

                /**
                 * Message cancel.
                 * @member {ollamesh.swarm.v1.Cancel.$Properties|null|undefined} cancel
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.cancel = null;

                /**
                 * Message outside.
                 * @member {ollamesh.swarm.v1.Outside.$Properties|null|undefined} outside
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                Message.prototype.outside = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"interest"|"uninterest"|"holding"|"notHeld"|"have"|"getHashes"|"hashes"|"request"|"data"|"reject"|"cancel"|"outside"|undefined} kind
                 * @memberof ollamesh.swarm.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["interest", "uninterest", "holding", "notHeld", "have", "getHashes", "hashes", "request", "data", "reject", "cancel", "outside"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Message
                 * @static
                 * @param {ollamesh.swarm.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Message.$Shape): ollamesh.swarm.v1.Message & ollamesh.swarm.v1.Message.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Message.$Properties): ollamesh.swarm.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.swarm.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Message
                 * @static
                 * @param {ollamesh.swarm.v1.Message.$Properties} message Message message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Message.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.interest != null && $Object.hasOwnProperty.call(message, "interest"))
                        $root.ollamesh.swarm.v1.Interest.encode(message.interest, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.uninterest != null && $Object.hasOwnProperty.call(message, "uninterest"))
                        $root.ollamesh.swarm.v1.Interest.encode(message.uninterest, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.holding != null && $Object.hasOwnProperty.call(message, "holding"))
                        $root.ollamesh.swarm.v1.Holding.encode(message.holding, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.notHeld != null && $Object.hasOwnProperty.call(message, "notHeld"))
                        $root.ollamesh.swarm.v1.Interest.encode(message.notHeld, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.have != null && $Object.hasOwnProperty.call(message, "have"))
                        $root.ollamesh.swarm.v1.Have.encode(message.have, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.getHashes != null && $Object.hasOwnProperty.call(message, "getHashes"))
                        $root.ollamesh.swarm.v1.GetHashes.encode(message.getHashes, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.hashes != null && $Object.hasOwnProperty.call(message, "hashes"))
                        $root.ollamesh.swarm.v1.Hashes.encode(message.hashes, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        $root.ollamesh.swarm.v1.Request.encode(message.request, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                        $root.ollamesh.swarm.v1.Data.encode(message.data, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                    if (message.reject != null && $Object.hasOwnProperty.call(message, "reject"))
                        $root.ollamesh.swarm.v1.Reject.encode(message.reject, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.cancel != null && $Object.hasOwnProperty.call(message, "cancel"))
                        $root.ollamesh.swarm.v1.Cancel.encode(message.cancel, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.outside != null && $Object.hasOwnProperty.call(message, "outside"))
                        $root.ollamesh.swarm.v1.Outside.encode(message.outside, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Message & ollamesh.swarm.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Message.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Message();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.interest = $root.ollamesh.swarm.v1.Interest.decode(reader, reader.size(), $undefined, _depth + 1, message.interest);
                                message.kind = "interest";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.uninterest = $root.ollamesh.swarm.v1.Interest.decode(reader, reader.size(), $undefined, _depth + 1, message.uninterest);
                                message.kind = "uninterest";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.holding = $root.ollamesh.swarm.v1.Holding.decode(reader, reader.size(), $undefined, _depth + 1, message.holding);
                                message.kind = "holding";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.notHeld = $root.ollamesh.swarm.v1.Interest.decode(reader, reader.size(), $undefined, _depth + 1, message.notHeld);
                                message.kind = "notHeld";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.have = $root.ollamesh.swarm.v1.Have.decode(reader, reader.size(), $undefined, _depth + 1, message.have);
                                message.kind = "have";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.getHashes = $root.ollamesh.swarm.v1.GetHashes.decode(reader, reader.size(), $undefined, _depth + 1, message.getHashes);
                                message.kind = "getHashes";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.hashes = $root.ollamesh.swarm.v1.Hashes.decode(reader, reader.size(), $undefined, _depth + 1, message.hashes);
                                message.kind = "hashes";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.request = $root.ollamesh.swarm.v1.Request.decode(reader, reader.size(), $undefined, _depth + 1, message.request);
                                message.kind = "request";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.data = $root.ollamesh.swarm.v1.Data.decode(reader, reader.size(), $undefined, _depth + 1, message.data);
                                message.kind = "data";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.reject = $root.ollamesh.swarm.v1.Reject.decode(reader, reader.size(), $undefined, _depth + 1, message.reject);
                                message.kind = "reject";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                message.cancel = $root.ollamesh.swarm.v1.Cancel.decode(reader, reader.size(), $undefined, _depth + 1, message.cancel);
                                message.kind = "cancel";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                message.outside = $root.ollamesh.swarm.v1.Outside.decode(reader, reader.size(), $undefined, _depth + 1, message.outside);
                                message.kind = "outside";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Message;
            })();

            v1.Interest = (function() {

                /**
                 * Properties of an Interest.
                 * @typedef {Object} ollamesh.swarm.v1.Interest.$Properties
                 * @property {string|null} [digest] Interest digest
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Interest.
                 * @memberof ollamesh.swarm.v1
                 * @interface IInterest
                 * @augments ollamesh.swarm.v1.Interest.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Interest.$Properties instead.
                 */

                /**
                 * Shape of an Interest.
                 * @typedef {ollamesh.swarm.v1.Interest.$Properties} ollamesh.swarm.v1.Interest.$Shape
                 */

                /**
                 * Constructs a new Interest.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents an Interest.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Interest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Interest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Interest digest.
                 * @member {string} digest
                 * @memberof ollamesh.swarm.v1.Interest
                 * @instance
                 */
                Interest.prototype.digest = "";

                /**
                 * Creates a new Interest instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Interest
                 * @static
                 * @param {ollamesh.swarm.v1.Interest.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Interest} Interest instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Interest.$Shape): ollamesh.swarm.v1.Interest & ollamesh.swarm.v1.Interest.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Interest.$Properties): ollamesh.swarm.v1.Interest;
                 * }}
                 */
                Interest.create = function(properties) {
                    return new Interest(properties);
                };

                /**
                 * Encodes the specified Interest message. Does not implicitly {@link ollamesh.swarm.v1.Interest.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Interest
                 * @static
                 * @param {ollamesh.swarm.v1.Interest.$Properties} message Interest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Interest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.digest);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Interest message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Interest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Interest & ollamesh.swarm.v1.Interest.$Shape} Interest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Interest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Interest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Interest;
            })();

            v1.Holding = (function() {

                /**
                 * Properties of a Holding.
                 * @typedef {Object} ollamesh.swarm.v1.Holding.$Properties
                 * @property {string|null} [digest] Holding digest
                 * @property {number|null} [size] Holding size
                 * @property {number|null} [pieceSize] Holding pieceSize
                 * @property {string|null} [root] Holding root
                 * @property {Uint8Array|null} [bitfield] Holding bitfield
                 * @property {boolean|null} [whole] Holding whole
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Holding.
                 * @memberof ollamesh.swarm.v1
                 * @interface IHolding
                 * @augments ollamesh.swarm.v1.Holding.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Holding.$Properties instead.
                 */

                /**
                 * Shape of a Holding.
                 * @typedef {ollamesh.swarm.v1.Holding.$Properties} ollamesh.swarm.v1.Holding.$Shape
                 */

                /**
                 * Constructs a new Holding.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Holding.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Holding.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Holding = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Holding digest.
                 * @member {string} digest
                 * @memberof ollamesh.swarm.v1.Holding
                 * @instance
                 */
                Holding.prototype.digest = "";

                /**
                 * Holding size.
                 * @member {number} size
                 * @memberof ollamesh.swarm.v1.Holding
                 * @instance
                 */
                Holding.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Holding pieceSize.
                 * @member {number} pieceSize
                 * @memberof ollamesh.swarm.v1.Holding
                 * @instance
                 */
                Holding.prototype.pieceSize = 0;

                /**
                 * Holding root.
                 * @member {string} root
                 * @memberof ollamesh.swarm.v1.Holding
                 * @instance
                 */
                Holding.prototype.root = "";

                /**
                 * Holding bitfield.
                 * @member {Uint8Array} bitfield
                 * @memberof ollamesh.swarm.v1.Holding
                 * @instance
                 */
                Holding.prototype.bitfield = $util.newBuffer([]);

                /**
                 * Holding whole.
                 * @member {boolean} whole
                 * @memberof ollamesh.swarm.v1.Holding
                 * @instance
                 */
                Holding.prototype.whole = false;

                /**
                 * Creates a new Holding instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Holding
                 * @static
                 * @param {ollamesh.swarm.v1.Holding.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Holding} Holding instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Holding.$Shape): ollamesh.swarm.v1.Holding & ollamesh.swarm.v1.Holding.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Holding.$Properties): ollamesh.swarm.v1.Holding;
                 * }}
                 */
                Holding.create = function(properties) {
                    return new Holding(properties);
                };

                /**
                 * Encodes the specified Holding message. Does not implicitly {@link ollamesh.swarm.v1.Holding.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Holding
                 * @static
                 * @param {ollamesh.swarm.v1.Holding.$Properties} message Holding message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Holding.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.digest);
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                    if (message.pieceSize != null && $Object.hasOwnProperty.call(message, "pieceSize") && message.pieceSize !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.pieceSize);
                    if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.root);
                    if (message.bitfield != null && $Object.hasOwnProperty.call(message, "bitfield") && message.bitfield.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.bitfield);
                    if (message.whole != null && $Object.hasOwnProperty.call(message, "whole") && message.whole !== false)
                        writer.uint32(/* id 6, wireType 0 =*/48).bool(message.whole);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Holding message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Holding
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Holding & ollamesh.swarm.v1.Holding.$Shape} Holding
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Holding.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Holding();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.size = value;
                                else
                                    delete message.size;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.pieceSize = value;
                                else
                                    delete message.pieceSize;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.root = value;
                                else
                                    delete message.root;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.bitfield = value;
                                else
                                    delete message.bitfield;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.whole = value;
                                else
                                    delete message.whole;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Holding;
            })();

            v1.Have = (function() {

                /**
                 * Properties of a Have.
                 * @typedef {Object} ollamesh.swarm.v1.Have.$Properties
                 * @property {string|null} [digest] Have digest
                 * @property {Array.<number>|null} [pieces] Have pieces
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Have.
                 * @memberof ollamesh.swarm.v1
                 * @interface IHave
                 * @augments ollamesh.swarm.v1.Have.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Have.$Properties instead.
                 */

                /**
                 * Shape of a Have.
                 * @typedef {ollamesh.swarm.v1.Have.$Properties} ollamesh.swarm.v1.Have.$Shape
                 */

                /**
                 * Constructs a new Have.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Have.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Have.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Have = function (properties) {
                    this.pieces = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Have digest.
                 * @member {string} digest
                 * @memberof ollamesh.swarm.v1.Have
                 * @instance
                 */
                Have.prototype.digest = "";

                /**
                 * Have pieces.
                 * @member {Array.<number>} pieces
                 * @memberof ollamesh.swarm.v1.Have
                 * @instance
                 */
                Have.prototype.pieces = $util.emptyArray;

                /**
                 * Creates a new Have instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Have
                 * @static
                 * @param {ollamesh.swarm.v1.Have.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Have} Have instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Have.$Shape): ollamesh.swarm.v1.Have & ollamesh.swarm.v1.Have.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Have.$Properties): ollamesh.swarm.v1.Have;
                 * }}
                 */
                Have.create = function(properties) {
                    return new Have(properties);
                };

                /**
                 * Encodes the specified Have message. Does not implicitly {@link ollamesh.swarm.v1.Have.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Have
                 * @static
                 * @param {ollamesh.swarm.v1.Have.$Properties} message Have message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Have.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.digest);
                    if (message.pieces != null && message.pieces.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.pieces);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Have message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Have
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Have & ollamesh.swarm.v1.Have.$Shape} Have
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Have.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Have();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.pieces && message.pieces.length))
                                        message.pieces = [];
                                    reader.uint32s(message.pieces);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.pieces && message.pieces.length))
                                    message.pieces = [];
                                message.pieces.push(reader.uint32());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Have;
            })();

            v1.GetHashes = (function() {

                /**
                 * Properties of a GetHashes.
                 * @typedef {Object} ollamesh.swarm.v1.GetHashes.$Properties
                 * @property {string|null} [digest] GetHashes digest
                 * @property {string|null} [root] GetHashes root
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GetHashes.
                 * @memberof ollamesh.swarm.v1
                 * @interface IGetHashes
                 * @augments ollamesh.swarm.v1.GetHashes.$Properties
                 * @deprecated Use ollamesh.swarm.v1.GetHashes.$Properties instead.
                 */

                /**
                 * Shape of a GetHashes.
                 * @typedef {ollamesh.swarm.v1.GetHashes.$Properties} ollamesh.swarm.v1.GetHashes.$Shape
                 */

                /**
                 * Constructs a new GetHashes.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a GetHashes.
                 * @constructor
                 * @param {ollamesh.swarm.v1.GetHashes.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GetHashes = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GetHashes digest.
                 * @member {string} digest
                 * @memberof ollamesh.swarm.v1.GetHashes
                 * @instance
                 */
                GetHashes.prototype.digest = "";

                /**
                 * GetHashes root.
                 * @member {string} root
                 * @memberof ollamesh.swarm.v1.GetHashes
                 * @instance
                 */
                GetHashes.prototype.root = "";

                /**
                 * Creates a new GetHashes instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.GetHashes
                 * @static
                 * @param {ollamesh.swarm.v1.GetHashes.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.GetHashes} GetHashes instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.GetHashes.$Shape): ollamesh.swarm.v1.GetHashes & ollamesh.swarm.v1.GetHashes.$Shape;
                 *   (properties?: ollamesh.swarm.v1.GetHashes.$Properties): ollamesh.swarm.v1.GetHashes;
                 * }}
                 */
                GetHashes.create = function(properties) {
                    return new GetHashes(properties);
                };

                /**
                 * Encodes the specified GetHashes message. Does not implicitly {@link ollamesh.swarm.v1.GetHashes.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.GetHashes
                 * @static
                 * @param {ollamesh.swarm.v1.GetHashes.$Properties} message GetHashes message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GetHashes.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.digest);
                    if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.root);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GetHashes message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.GetHashes
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.GetHashes & ollamesh.swarm.v1.GetHashes.$Shape} GetHashes
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GetHashes.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.GetHashes();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.root = value;
                                else
                                    delete message.root;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return GetHashes;
            })();

            v1.Hashes = (function() {

                /**
                 * Properties of a Hashes.
                 * @typedef {Object} ollamesh.swarm.v1.Hashes.$Properties
                 * @property {string|null} [digest] Hashes digest
                 * @property {string|null} [root] Hashes root
                 * @property {number|null} [size] Hashes size
                 * @property {number|null} [pieceSize] Hashes pieceSize
                 * @property {Uint8Array|null} [hashes] Hashes hashes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Hashes.
                 * @memberof ollamesh.swarm.v1
                 * @interface IHashes
                 * @augments ollamesh.swarm.v1.Hashes.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Hashes.$Properties instead.
                 */

                /**
                 * Shape of a Hashes.
                 * @typedef {ollamesh.swarm.v1.Hashes.$Properties} ollamesh.swarm.v1.Hashes.$Shape
                 */

                /**
                 * Constructs a new Hashes.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Hashes.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Hashes.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Hashes = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Hashes digest.
                 * @member {string} digest
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @instance
                 */
                Hashes.prototype.digest = "";

                /**
                 * Hashes root.
                 * @member {string} root
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @instance
                 */
                Hashes.prototype.root = "";

                /**
                 * Hashes size.
                 * @member {number} size
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @instance
                 */
                Hashes.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Hashes pieceSize.
                 * @member {number} pieceSize
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @instance
                 */
                Hashes.prototype.pieceSize = 0;

                /**
                 * Hashes hashes.
                 * @member {Uint8Array} hashes
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @instance
                 */
                Hashes.prototype.hashes = $util.newBuffer([]);

                /**
                 * Creates a new Hashes instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @static
                 * @param {ollamesh.swarm.v1.Hashes.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Hashes} Hashes instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Hashes.$Shape): ollamesh.swarm.v1.Hashes & ollamesh.swarm.v1.Hashes.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Hashes.$Properties): ollamesh.swarm.v1.Hashes;
                 * }}
                 */
                Hashes.create = function(properties) {
                    return new Hashes(properties);
                };

                /**
                 * Encodes the specified Hashes message. Does not implicitly {@link ollamesh.swarm.v1.Hashes.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @static
                 * @param {ollamesh.swarm.v1.Hashes.$Properties} message Hashes message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Hashes.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.digest);
                    if (message.root != null && $Object.hasOwnProperty.call(message, "root") && message.root !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.root);
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.size);
                    if (message.pieceSize != null && $Object.hasOwnProperty.call(message, "pieceSize") && message.pieceSize !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.pieceSize);
                    if (message.hashes != null && $Object.hasOwnProperty.call(message, "hashes") && message.hashes.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.hashes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Hashes message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Hashes
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Hashes & ollamesh.swarm.v1.Hashes.$Shape} Hashes
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Hashes.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Hashes();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.root = value;
                                else
                                    delete message.root;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.size = value;
                                else
                                    delete message.size;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.pieceSize = value;
                                else
                                    delete message.pieceSize;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.hashes = value;
                                else
                                    delete message.hashes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Hashes;
            })();

            v1.Request = (function() {

                /**
                 * Properties of a Request.
                 * @typedef {Object} ollamesh.swarm.v1.Request.$Properties
                 * @property {number|null} [id] Request id
                 * @property {string|null} [digest] Request digest
                 * @property {number|null} [piece] Request piece
                 * @property {number|null} [offset] Request offset
                 * @property {number|null} [length] Request length
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Request.
                 * @memberof ollamesh.swarm.v1
                 * @interface IRequest
                 * @augments ollamesh.swarm.v1.Request.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Request.$Properties instead.
                 */

                /**
                 * Shape of a Request.
                 * @typedef {ollamesh.swarm.v1.Request.$Properties} ollamesh.swarm.v1.Request.$Shape
                 */

                /**
                 * Constructs a new Request.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Request.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Request.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Request = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Request id.
                 * @member {number} id
                 * @memberof ollamesh.swarm.v1.Request
                 * @instance
                 */
                Request.prototype.id = 0;

                /**
                 * Request digest.
                 * @member {string} digest
                 * @memberof ollamesh.swarm.v1.Request
                 * @instance
                 */
                Request.prototype.digest = "";

                /**
                 * Request piece.
                 * @member {number} piece
                 * @memberof ollamesh.swarm.v1.Request
                 * @instance
                 */
                Request.prototype.piece = 0;

                /**
                 * Request offset.
                 * @member {number} offset
                 * @memberof ollamesh.swarm.v1.Request
                 * @instance
                 */
                Request.prototype.offset = 0;

                /**
                 * Request length.
                 * @member {number} length
                 * @memberof ollamesh.swarm.v1.Request
                 * @instance
                 */
                Request.prototype.length = 0;

                /**
                 * Creates a new Request instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Request
                 * @static
                 * @param {ollamesh.swarm.v1.Request.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Request} Request instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Request.$Shape): ollamesh.swarm.v1.Request & ollamesh.swarm.v1.Request.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Request.$Properties): ollamesh.swarm.v1.Request;
                 * }}
                 */
                Request.create = function(properties) {
                    return new Request(properties);
                };

                /**
                 * Encodes the specified Request message. Does not implicitly {@link ollamesh.swarm.v1.Request.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Request
                 * @static
                 * @param {ollamesh.swarm.v1.Request.$Properties} message Request message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Request.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.digest);
                    if (message.piece != null && $Object.hasOwnProperty.call(message, "piece") && message.piece !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.piece);
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.offset);
                    if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.length);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Request message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Request
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Request & ollamesh.swarm.v1.Request.$Shape} Request
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Request.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Request();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.piece = value;
                                else
                                    delete message.piece;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.length = value;
                                else
                                    delete message.length;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Request;
            })();

            v1.Data = (function() {

                /**
                 * Properties of a Data.
                 * @typedef {Object} ollamesh.swarm.v1.Data.$Properties
                 * @property {number|null} [id] Data id
                 * @property {Uint8Array|null} [bytes] Data bytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Data.
                 * @memberof ollamesh.swarm.v1
                 * @interface IData
                 * @augments ollamesh.swarm.v1.Data.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Data.$Properties instead.
                 */

                /**
                 * Shape of a Data.
                 * @typedef {ollamesh.swarm.v1.Data.$Properties} ollamesh.swarm.v1.Data.$Shape
                 */

                /**
                 * Constructs a new Data.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Data.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Data.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Data = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Data id.
                 * @member {number} id
                 * @memberof ollamesh.swarm.v1.Data
                 * @instance
                 */
                Data.prototype.id = 0;

                /**
                 * Data bytes.
                 * @member {Uint8Array} bytes
                 * @memberof ollamesh.swarm.v1.Data
                 * @instance
                 */
                Data.prototype.bytes = $util.newBuffer([]);

                /**
                 * Creates a new Data instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Data
                 * @static
                 * @param {ollamesh.swarm.v1.Data.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Data} Data instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Data.$Shape): ollamesh.swarm.v1.Data & ollamesh.swarm.v1.Data.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Data.$Properties): ollamesh.swarm.v1.Data;
                 * }}
                 */
                Data.create = function(properties) {
                    return new Data(properties);
                };

                /**
                 * Encodes the specified Data message. Does not implicitly {@link ollamesh.swarm.v1.Data.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Data
                 * @static
                 * @param {ollamesh.swarm.v1.Data.$Properties} message Data message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Data.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.bytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Data message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Data
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Data & ollamesh.swarm.v1.Data.$Shape} Data
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Data.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Data();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.bytes = value;
                                else
                                    delete message.bytes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Data;
            })();

            v1.Reject = (function() {

                /**
                 * Properties of a Reject.
                 * @typedef {Object} ollamesh.swarm.v1.Reject.$Properties
                 * @property {number|null} [id] Reject id
                 * @property {string|null} [reason] Reject reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Reject.
                 * @memberof ollamesh.swarm.v1
                 * @interface IReject
                 * @augments ollamesh.swarm.v1.Reject.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Reject.$Properties instead.
                 */

                /**
                 * Shape of a Reject.
                 * @typedef {ollamesh.swarm.v1.Reject.$Properties} ollamesh.swarm.v1.Reject.$Shape
                 */

                /**
                 * Constructs a new Reject.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Reject.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Reject.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Reject = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Reject id.
                 * @member {number} id
                 * @memberof ollamesh.swarm.v1.Reject
                 * @instance
                 */
                Reject.prototype.id = 0;

                /**
                 * Reject reason.
                 * @member {string} reason
                 * @memberof ollamesh.swarm.v1.Reject
                 * @instance
                 */
                Reject.prototype.reason = "";

                /**
                 * Creates a new Reject instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Reject
                 * @static
                 * @param {ollamesh.swarm.v1.Reject.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Reject} Reject instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Reject.$Shape): ollamesh.swarm.v1.Reject & ollamesh.swarm.v1.Reject.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Reject.$Properties): ollamesh.swarm.v1.Reject;
                 * }}
                 */
                Reject.create = function(properties) {
                    return new Reject(properties);
                };

                /**
                 * Encodes the specified Reject message. Does not implicitly {@link ollamesh.swarm.v1.Reject.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Reject
                 * @static
                 * @param {ollamesh.swarm.v1.Reject.$Properties} message Reject message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Reject.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Reject message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Reject
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Reject & ollamesh.swarm.v1.Reject.$Shape} Reject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Reject.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Reject();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Reject;
            })();

            v1.Cancel = (function() {

                /**
                 * Properties of a Cancel.
                 * @typedef {Object} ollamesh.swarm.v1.Cancel.$Properties
                 * @property {number|null} [id] Cancel id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Cancel.
                 * @memberof ollamesh.swarm.v1
                 * @interface ICancel
                 * @augments ollamesh.swarm.v1.Cancel.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Cancel.$Properties instead.
                 */

                /**
                 * Shape of a Cancel.
                 * @typedef {ollamesh.swarm.v1.Cancel.$Properties} ollamesh.swarm.v1.Cancel.$Shape
                 */

                /**
                 * Constructs a new Cancel.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents a Cancel.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Cancel.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Cancel = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Cancel id.
                 * @member {number} id
                 * @memberof ollamesh.swarm.v1.Cancel
                 * @instance
                 */
                Cancel.prototype.id = 0;

                /**
                 * Creates a new Cancel instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Cancel
                 * @static
                 * @param {ollamesh.swarm.v1.Cancel.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Cancel} Cancel instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Cancel.$Shape): ollamesh.swarm.v1.Cancel & ollamesh.swarm.v1.Cancel.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Cancel.$Properties): ollamesh.swarm.v1.Cancel;
                 * }}
                 */
                Cancel.create = function(properties) {
                    return new Cancel(properties);
                };

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link ollamesh.swarm.v1.Cancel.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Cancel
                 * @static
                 * @param {ollamesh.swarm.v1.Cancel.$Properties} message Cancel message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Cancel.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Cancel
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Cancel & ollamesh.swarm.v1.Cancel.$Shape} Cancel
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Cancel.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Cancel();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Cancel;
            })();

            v1.Outside = (function() {

                /**
                 * Properties of an Outside.
                 * @typedef {Object} ollamesh.swarm.v1.Outside.$Properties
                 * @property {string|null} [digest] Outside digest
                 * @property {number|null} [size] Outside size
                 * @property {number|null} [pieceSize] Outside pieceSize
                 * @property {boolean|null} [asks] Outside asks
                 * @property {Array.<number>|null} [claims] Outside claims
                 * @property {number|null} [version] Outside version
                 * @property {number|null} [heard] Outside heard
                 * @property {Array.<number>|null} [pieces] Outside pieces
                 * @property {number|null} [reading] Outside reading
                 * @property {Uint8Array|null} [hashes] Outside hashes
                 * @property {number|null} [arrived] Outside arrived
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Outside.
                 * @memberof ollamesh.swarm.v1
                 * @interface IOutside
                 * @augments ollamesh.swarm.v1.Outside.$Properties
                 * @deprecated Use ollamesh.swarm.v1.Outside.$Properties instead.
                 */

                /**
                 * Shape of an Outside.
                 * @typedef {ollamesh.swarm.v1.Outside.$Properties} ollamesh.swarm.v1.Outside.$Shape
                 */

                /**
                 * Constructs a new Outside.
                 * @memberof ollamesh.swarm.v1
                 * @classdesc Represents an Outside.
                 * @constructor
                 * @param {ollamesh.swarm.v1.Outside.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Outside = function (properties) {
                    this.claims = [];
                    this.pieces = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Outside digest.
                 * @member {string} digest
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.digest = "";

                /**
                 * Outside size.
                 * @member {number} size
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Outside pieceSize.
                 * @member {number} pieceSize
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.pieceSize = 0;

                /**
                 * Outside asks.
                 * @member {boolean} asks
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.asks = false;

                /**
                 * Outside claims.
                 * @member {Array.<number>} claims
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.claims = $util.emptyArray;

                /**
                 * Outside version.
                 * @member {number} version
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.version = 0;

                /**
                 * Outside heard.
                 * @member {number} heard
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.heard = 0;

                /**
                 * Outside pieces.
                 * @member {Array.<number>} pieces
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.pieces = $util.emptyArray;

                /**
                 * Outside reading.
                 * @member {number} reading
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.reading = 0;

                /**
                 * Outside hashes.
                 * @member {Uint8Array} hashes
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.hashes = $util.newBuffer([]);

                /**
                 * Outside arrived.
                 * @member {number} arrived
                 * @memberof ollamesh.swarm.v1.Outside
                 * @instance
                 */
                Outside.prototype.arrived = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Outside instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.swarm.v1.Outside
                 * @static
                 * @param {ollamesh.swarm.v1.Outside.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.swarm.v1.Outside} Outside instance
                 * @type {{
                 *   (properties: ollamesh.swarm.v1.Outside.$Shape): ollamesh.swarm.v1.Outside & ollamesh.swarm.v1.Outside.$Shape;
                 *   (properties?: ollamesh.swarm.v1.Outside.$Properties): ollamesh.swarm.v1.Outside;
                 * }}
                 */
                Outside.create = function(properties) {
                    return new Outside(properties);
                };

                /**
                 * Encodes the specified Outside message. Does not implicitly {@link ollamesh.swarm.v1.Outside.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.swarm.v1.Outside
                 * @static
                 * @param {ollamesh.swarm.v1.Outside.$Properties} message Outside message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Outside.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.digest);
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.size);
                    if (message.pieceSize != null && $Object.hasOwnProperty.call(message, "pieceSize") && message.pieceSize !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.pieceSize);
                    if (message.asks != null && $Object.hasOwnProperty.call(message, "asks") && message.asks !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.asks);
                    if (message.claims != null && message.claims.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.claims);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.version);
                    if (message.heard != null && $Object.hasOwnProperty.call(message, "heard") && message.heard !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.heard);
                    if (message.pieces != null && message.pieces.length)
                        writer.uint32(/* id 8, wireType 2 =*/66).uint32s(message.pieces);
                    if (message.hashes != null && $Object.hasOwnProperty.call(message, "hashes") && message.hashes.length)
                        writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.hashes);
                    if (message.reading != null && $Object.hasOwnProperty.call(message, "reading") && message.reading !== 0)
                        writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.reading);
                    if (message.arrived != null && $Object.hasOwnProperty.call(message, "arrived") && (typeof message.arrived === "object" ? message.arrived.low || message.arrived.high : message.arrived !== 0))
                        writer.uint32(/* id 11, wireType 0 =*/88).uint64(message.arrived);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Outside message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.swarm.v1.Outside
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Outside & ollamesh.swarm.v1.Outside.$Shape} Outside
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Outside.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ollamesh.swarm.v1.Outside();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.size = value;
                                else
                                    delete message.size;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.pieceSize = value;
                                else
                                    delete message.pieceSize;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.asks = value;
                                else
                                    delete message.asks;
                                continue;
                            }
                        case 5: {
                                if (wireType === 2) {
                                    if (!(message.claims && message.claims.length))
                                        message.claims = [];
                                    reader.uint32s(message.claims);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.claims && message.claims.length))
                                    message.claims = [];
                                message.claims.push(reader.uint32());
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.heard = value;
                                else
                                    delete message.heard;
                                continue;
                            }
                        case 8: {
                                if (wireType === 2) {
                                    if (!(message.pieces && message.pieces.length))
                                        message.pieces = [];
                                    reader.uint32s(message.pieces);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.pieces && message.pieces.length))
                                    message.pieces = [];
                                message.pieces.push(reader.uint32());
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.reading = value;
                                else
                                    delete message.reading;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.hashes = value;
                                else
                                    delete message.hashes;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.arrived = value;
                                else
                                    delete message.arrived;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Outside;
            })();

            return v1;
        })();

        return swarm;
    })();

    return ollamesh;
})();

export {
  $root as default
};
