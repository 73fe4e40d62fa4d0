// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["member"] || ($protobuf.roots["member"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.member = (function() {

        /**
         * Namespace member.
         * @memberof ollamesh
         * @namespace
         */
        const member = {};

        member.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.member
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.member.v1.Message.$Properties
                 * @property {ollamesh.member.v1.Hello.$Properties|null} [hello] Message hello
                 * @property {ollamesh.member.v1.Leave.$Properties|null} [leave] Message leave
                 * @property {ollamesh.member.v1.Probe.$Properties|null} [ping] Message ping
                 * @property {ollamesh.member.v1.Probe.$Properties|null} [ack] Message ack
                 * @property {ollamesh.member.v1.Probe.$Properties|null} [nack] Message nack
                 * @property {ollamesh.member.v1.ProbeRequest.$Properties|null} [probeRequest] Message probeRequest
                 * @property {ollamesh.member.v1.Rumours.$Properties|null} [rumours] Message rumours
                 * @property {"hello"|"leave"|"ping"|"ack"|"nack"|"probeRequest"|"rumours"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.member.v1
                 * @interface IMessage
                 * @augments ollamesh.member.v1.Message.$Properties
                 * @deprecated Use ollamesh.member.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   hello?: ollamesh.member.v1.Hello.$Shape|null;
                 *   leave?: ollamesh.member.v1.Leave.$Shape|null;
                 *   ping?: ollamesh.member.v1.Probe.$Shape|null;
                 *   ack?: ollamesh.member.v1.Probe.$Shape|null;
                 *   nack?: ollamesh.member.v1.Probe.$Shape|null;
                 *   probeRequest?: ollamesh.member.v1.ProbeRequest.$Shape|null;
                 *   rumours?: ollamesh.member.v1.Rumours.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; hello?: null; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "hello"; hello: ollamesh.member.v1.Hello.$Shape; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "leave"; hello?: null; leave: ollamesh.member.v1.Leave.$Shape; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "ping"; hello?: null; leave?: null; ping: ollamesh.member.v1.Probe.$Shape; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "ack"; hello?: null; leave?: null; ping?: null; ack: ollamesh.member.v1.Probe.$Shape; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "nack"; hello?: null; leave?: null; ping?: null; ack?: null; nack: ollamesh.member.v1.Probe.$Shape; probeRequest?: null; rumours?: null }|{ kind?: "probeRequest"; hello?: null; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest: ollamesh.member.v1.ProbeRequest.$Shape; rumours?: null }|{ kind?: "rumours"; hello?: null; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours: ollamesh.member.v1.Rumours.$Shape })
                 * )} ollamesh.member.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.member.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message hello.
                 * @member {ollamesh.member.v1.Hello.$Properties|null|undefined} hello
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                Message.prototype.hello = null;

                /**
                 * Message leave.
                 * @member {ollamesh.member.v1.Leave.$Properties|null|undefined} leave
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                Message.prototype.leave = null;

                /**
                 * Message ping.
                 * @member {ollamesh.member.v1.Probe.$Properties|null|undefined} ping
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                Message.prototype.ping = null;

                /**
                 * Message ack.
                 * @member {ollamesh.member.v1.Probe.$Properties|null|undefined} ack
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                Message.prototype.ack = null;

                /**
                 * Message nack.
                 * @member {ollamesh.member.v1.Probe.$Properties|null|undefined} nack
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                Message.prototype.nack = null;

                /**
                 * Message probeRequest.
                 * @member {ollamesh.member.v1.ProbeRequest.$Properties|null|undefined} probeRequest
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                Message.prototype.probeRequest = null;

                /**
                 * Message rumours.
                 * @member {ollamesh.member.v1.Rumours.$Properties|null|undefined} rumours
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                Message.prototype.rumours = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"hello"|"leave"|"ping"|"ack"|"nack"|"probeRequest"|"rumours"|undefined} kind
                 * @memberof ollamesh.member.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["hello", "leave", "ping", "ack", "nack", "probeRequest", "rumours"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Message
                 * @static
                 * @param {ollamesh.member.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Message.$Shape): ollamesh.member.v1.Message & ollamesh.member.v1.Message.$Shape;
                 *   (properties?: ollamesh.member.v1.Message.$Properties): ollamesh.member.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.member.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Message
                 * @static
                 * @param {ollamesh.member.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                        $root.ollamesh.member.v1.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.leave != null && $Object.hasOwnProperty.call(message, "leave"))
                        $root.ollamesh.member.v1.Leave.encode(message.leave, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                        $root.ollamesh.member.v1.Probe.encode(message.ping, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                        $root.ollamesh.member.v1.Probe.encode(message.ack, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.nack != null && $Object.hasOwnProperty.call(message, "nack"))
                        $root.ollamesh.member.v1.Probe.encode(message.nack, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.probeRequest != null && $Object.hasOwnProperty.call(message, "probeRequest"))
                        $root.ollamesh.member.v1.ProbeRequest.encode(message.probeRequest, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.rumours != null && $Object.hasOwnProperty.call(message, "rumours"))
                        $root.ollamesh.member.v1.Rumours.encode(message.rumours, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Message & ollamesh.member.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.member.v1.Message();
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
                                message.hello = $root.ollamesh.member.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                                message.kind = "hello";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.leave = $root.ollamesh.member.v1.Leave.decode(reader, reader.size(), $undefined, _depth + 1, message.leave);
                                message.kind = "leave";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.ping = $root.ollamesh.member.v1.Probe.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                                message.kind = "ping";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.ack = $root.ollamesh.member.v1.Probe.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                                message.kind = "ack";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.nack = $root.ollamesh.member.v1.Probe.decode(reader, reader.size(), $undefined, _depth + 1, message.nack);
                                message.kind = "nack";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.probeRequest = $root.ollamesh.member.v1.ProbeRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.probeRequest);
                                message.kind = "probeRequest";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.rumours = $root.ollamesh.member.v1.Rumours.decode(reader, reader.size(), $undefined, _depth + 1, message.rumours);
                                message.kind = "rumours";
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

            v1.Hello = (function() {

                /**
                 * Properties of a Hello.
                 * @typedef {Object} ollamesh.member.v1.Hello.$Properties
                 * @property {ollamesh.member.v1.Advert.$Properties|null} [advert] Hello advert
                 * @property {Array.<ollamesh.member.v1.Hint.$Properties>|null} [hints] Hello hints
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Hello.
                 * @memberof ollamesh.member.v1
                 * @interface IHello
                 * @augments ollamesh.member.v1.Hello.$Properties
                 * @deprecated Use ollamesh.member.v1.Hello.$Properties instead.
                 */

                /**
                 * Shape of a Hello.
                 * @typedef {ollamesh.member.v1.Hello.$Properties} ollamesh.member.v1.Hello.$Shape
                 */

                /**
                 * Constructs a new Hello.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a Hello.
                 * @constructor
                 * @param {ollamesh.member.v1.Hello.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Hello = function (properties) {
                    this.hints = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Hello advert.
                 * @member {ollamesh.member.v1.Advert.$Properties|null|undefined} advert
                 * @memberof ollamesh.member.v1.Hello
                 * @instance
                 */
                Hello.prototype.advert = null;

                /**
                 * Hello hints.
                 * @member {Array.<ollamesh.member.v1.Hint.$Properties>} hints
                 * @memberof ollamesh.member.v1.Hello
                 * @instance
                 */
                Hello.prototype.hints = $util.emptyArray;

                /**
                 * Creates a new Hello instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Hello
                 * @static
                 * @param {ollamesh.member.v1.Hello.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Hello} Hello instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Hello.$Shape): ollamesh.member.v1.Hello & ollamesh.member.v1.Hello.$Shape;
                 *   (properties?: ollamesh.member.v1.Hello.$Properties): ollamesh.member.v1.Hello;
                 * }}
                 */
                Hello.create = function(properties) {
                    return new Hello(properties);
                };

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link ollamesh.member.v1.Hello.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Hello
                 * @static
                 * @param {ollamesh.member.v1.Hello.$Properties} message Hello message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Hello.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.advert != null && $Object.hasOwnProperty.call(message, "advert"))
                        $root.ollamesh.member.v1.Advert.encode(message.advert, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.hints != null && message.hints.length)
                        for (let i = 0; i < message.hints.length; ++i)
                            $root.ollamesh.member.v1.Hint.encode(message.hints[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Hello
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Hello & ollamesh.member.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Hello.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.Hello();
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
                                message.advert = $root.ollamesh.member.v1.Advert.decode(reader, reader.size(), $undefined, _depth + 1, message.advert);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.hints && message.hints.length))
                                    message.hints = [];
                                message.hints.push($root.ollamesh.member.v1.Hint.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Hello;
            })();

            v1.Leave = (function() {

                /**
                 * Properties of a Leave.
                 * @typedef {Object} ollamesh.member.v1.Leave.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Leave.
                 * @memberof ollamesh.member.v1
                 * @interface ILeave
                 * @augments ollamesh.member.v1.Leave.$Properties
                 * @deprecated Use ollamesh.member.v1.Leave.$Properties instead.
                 */

                /**
                 * Shape of a Leave.
                 * @typedef {ollamesh.member.v1.Leave.$Properties} ollamesh.member.v1.Leave.$Shape
                 */

                /**
                 * Constructs a new Leave.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a Leave.
                 * @constructor
                 * @param {ollamesh.member.v1.Leave.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Leave = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new Leave instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Leave
                 * @static
                 * @param {ollamesh.member.v1.Leave.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Leave} Leave instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Leave.$Shape): ollamesh.member.v1.Leave & ollamesh.member.v1.Leave.$Shape;
                 *   (properties?: ollamesh.member.v1.Leave.$Properties): ollamesh.member.v1.Leave;
                 * }}
                 */
                Leave.create = function(properties) {
                    return new Leave(properties);
                };

                /**
                 * Encodes the specified Leave message. Does not implicitly {@link ollamesh.member.v1.Leave.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Leave
                 * @static
                 * @param {ollamesh.member.v1.Leave.$Properties} message Leave message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Leave.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Leave message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Leave
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Leave & ollamesh.member.v1.Leave.$Shape} Leave
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Leave.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.Leave();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
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

                return Leave;
            })();

            v1.Probe = (function() {

                /**
                 * Properties of a Probe.
                 * @typedef {Object} ollamesh.member.v1.Probe.$Properties
                 * @property {number|null} [sequence] Probe sequence
                 * @property {Array.<ollamesh.member.v1.Rumour.$Properties>|null} [rumours] Probe rumours
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Probe.
                 * @memberof ollamesh.member.v1
                 * @interface IProbe
                 * @augments ollamesh.member.v1.Probe.$Properties
                 * @deprecated Use ollamesh.member.v1.Probe.$Properties instead.
                 */

                /**
                 * Shape of a Probe.
                 * @typedef {ollamesh.member.v1.Probe.$Properties} ollamesh.member.v1.Probe.$Shape
                 */

                /**
                 * Constructs a new Probe.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a Probe.
                 * @constructor
                 * @param {ollamesh.member.v1.Probe.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Probe = function (properties) {
                    this.rumours = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Probe sequence.
                 * @member {number} sequence
                 * @memberof ollamesh.member.v1.Probe
                 * @instance
                 */
                Probe.prototype.sequence = 0;

                /**
                 * Probe rumours.
                 * @member {Array.<ollamesh.member.v1.Rumour.$Properties>} rumours
                 * @memberof ollamesh.member.v1.Probe
                 * @instance
                 */
                Probe.prototype.rumours = $util.emptyArray;

                /**
                 * Creates a new Probe instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Probe
                 * @static
                 * @param {ollamesh.member.v1.Probe.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Probe} Probe instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Probe.$Shape): ollamesh.member.v1.Probe & ollamesh.member.v1.Probe.$Shape;
                 *   (properties?: ollamesh.member.v1.Probe.$Properties): ollamesh.member.v1.Probe;
                 * }}
                 */
                Probe.create = function(properties) {
                    return new Probe(properties);
                };

                /**
                 * Encodes the specified Probe message. Does not implicitly {@link ollamesh.member.v1.Probe.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Probe
                 * @static
                 * @param {ollamesh.member.v1.Probe.$Properties} message Probe message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Probe.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && message.sequence !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.sequence);
                    if (message.rumours != null && message.rumours.length)
                        for (let i = 0; i < message.rumours.length; ++i)
                            $root.ollamesh.member.v1.Rumour.encode(message.rumours[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Probe message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Probe
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Probe & ollamesh.member.v1.Probe.$Shape} Probe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Probe.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.Probe();
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
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.rumours && message.rumours.length))
                                    message.rumours = [];
                                message.rumours.push($root.ollamesh.member.v1.Rumour.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Probe;
            })();

            v1.ProbeRequest = (function() {

                /**
                 * Properties of a ProbeRequest.
                 * @typedef {Object} ollamesh.member.v1.ProbeRequest.$Properties
                 * @property {number|null} [sequence] ProbeRequest sequence
                 * @property {string|null} [target] ProbeRequest target
                 * @property {Array.<ollamesh.member.v1.Rumour.$Properties>|null} [rumours] ProbeRequest rumours
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ProbeRequest.
                 * @memberof ollamesh.member.v1
                 * @interface IProbeRequest
                 * @augments ollamesh.member.v1.ProbeRequest.$Properties
                 * @deprecated Use ollamesh.member.v1.ProbeRequest.$Properties instead.
                 */

                /**
                 * Shape of a ProbeRequest.
                 * @typedef {ollamesh.member.v1.ProbeRequest.$Properties} ollamesh.member.v1.ProbeRequest.$Shape
                 */

                /**
                 * Constructs a new ProbeRequest.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a ProbeRequest.
                 * @constructor
                 * @param {ollamesh.member.v1.ProbeRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ProbeRequest = function (properties) {
                    this.rumours = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ProbeRequest sequence.
                 * @member {number} sequence
                 * @memberof ollamesh.member.v1.ProbeRequest
                 * @instance
                 */
                ProbeRequest.prototype.sequence = 0;

                /**
                 * ProbeRequest target.
                 * @member {string} target
                 * @memberof ollamesh.member.v1.ProbeRequest
                 * @instance
                 */
                ProbeRequest.prototype.target = "";

                /**
                 * ProbeRequest rumours.
                 * @member {Array.<ollamesh.member.v1.Rumour.$Properties>} rumours
                 * @memberof ollamesh.member.v1.ProbeRequest
                 * @instance
                 */
                ProbeRequest.prototype.rumours = $util.emptyArray;

                /**
                 * Creates a new ProbeRequest instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.ProbeRequest
                 * @static
                 * @param {ollamesh.member.v1.ProbeRequest.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.ProbeRequest} ProbeRequest instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.ProbeRequest.$Shape): ollamesh.member.v1.ProbeRequest & ollamesh.member.v1.ProbeRequest.$Shape;
                 *   (properties?: ollamesh.member.v1.ProbeRequest.$Properties): ollamesh.member.v1.ProbeRequest;
                 * }}
                 */
                ProbeRequest.create = function(properties) {
                    return new ProbeRequest(properties);
                };

                /**
                 * Encodes the specified ProbeRequest message. Does not implicitly {@link ollamesh.member.v1.ProbeRequest.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.ProbeRequest
                 * @static
                 * @param {ollamesh.member.v1.ProbeRequest.$Properties} message ProbeRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ProbeRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && message.sequence !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.sequence);
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.target);
                    if (message.rumours != null && message.rumours.length)
                        for (let i = 0; i < message.rumours.length; ++i)
                            $root.ollamesh.member.v1.Rumour.encode(message.rumours[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ProbeRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.ProbeRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.ProbeRequest & ollamesh.member.v1.ProbeRequest.$Shape} ProbeRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ProbeRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.ProbeRequest();
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
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.target = value;
                                else
                                    delete message.target;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.rumours && message.rumours.length))
                                    message.rumours = [];
                                message.rumours.push($root.ollamesh.member.v1.Rumour.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return ProbeRequest;
            })();

            v1.Rumours = (function() {

                /**
                 * Properties of a Rumours.
                 * @typedef {Object} ollamesh.member.v1.Rumours.$Properties
                 * @property {Array.<ollamesh.member.v1.Rumour.$Properties>|null} [rumours] Rumours rumours
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Rumours.
                 * @memberof ollamesh.member.v1
                 * @interface IRumours
                 * @augments ollamesh.member.v1.Rumours.$Properties
                 * @deprecated Use ollamesh.member.v1.Rumours.$Properties instead.
                 */

                /**
                 * Shape of a Rumours.
                 * @typedef {ollamesh.member.v1.Rumours.$Properties} ollamesh.member.v1.Rumours.$Shape
                 */

                /**
                 * Constructs a new Rumours.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a Rumours.
                 * @constructor
                 * @param {ollamesh.member.v1.Rumours.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Rumours = function (properties) {
                    this.rumours = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Rumours rumours.
                 * @member {Array.<ollamesh.member.v1.Rumour.$Properties>} rumours
                 * @memberof ollamesh.member.v1.Rumours
                 * @instance
                 */
                Rumours.prototype.rumours = $util.emptyArray;

                /**
                 * Creates a new Rumours instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Rumours
                 * @static
                 * @param {ollamesh.member.v1.Rumours.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Rumours} Rumours instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Rumours.$Shape): ollamesh.member.v1.Rumours & ollamesh.member.v1.Rumours.$Shape;
                 *   (properties?: ollamesh.member.v1.Rumours.$Properties): ollamesh.member.v1.Rumours;
                 * }}
                 */
                Rumours.create = function(properties) {
                    return new Rumours(properties);
                };

                /**
                 * Encodes the specified Rumours message. Does not implicitly {@link ollamesh.member.v1.Rumours.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Rumours
                 * @static
                 * @param {ollamesh.member.v1.Rumours.$Properties} message Rumours message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Rumours.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.rumours != null && message.rumours.length)
                        for (let i = 0; i < message.rumours.length; ++i)
                            $root.ollamesh.member.v1.Rumour.encode(message.rumours[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Rumours message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Rumours
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Rumours & ollamesh.member.v1.Rumours.$Shape} Rumours
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Rumours.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.Rumours();
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
                                if (!(message.rumours && message.rumours.length))
                                    message.rumours = [];
                                message.rumours.push($root.ollamesh.member.v1.Rumour.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Rumours;
            })();

            v1.Rumour = (function() {

                /**
                 * Properties of a Rumour.
                 * @typedef {Object} ollamesh.member.v1.Rumour.$Properties
                 * @property {ollamesh.member.v1.Rumour.Kind|null} [kind] Rumour kind
                 * @property {string|null} [peer] Rumour peer
                 * @property {number|null} [incarnation] Rumour incarnation
                 * @property {string|null} [by] Rumour by
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Rumour.
                 * @memberof ollamesh.member.v1
                 * @interface IRumour
                 * @augments ollamesh.member.v1.Rumour.$Properties
                 * @deprecated Use ollamesh.member.v1.Rumour.$Properties instead.
                 */

                /**
                 * Shape of a Rumour.
                 * @typedef {ollamesh.member.v1.Rumour.$Properties} ollamesh.member.v1.Rumour.$Shape
                 */

                /**
                 * Constructs a new Rumour.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a Rumour.
                 * @constructor
                 * @param {ollamesh.member.v1.Rumour.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Rumour = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Rumour kind.
                 * @member {ollamesh.member.v1.Rumour.Kind} kind
                 * @memberof ollamesh.member.v1.Rumour
                 * @instance
                 */
                Rumour.prototype.kind = 0;

                /**
                 * Rumour peer.
                 * @member {string} peer
                 * @memberof ollamesh.member.v1.Rumour
                 * @instance
                 */
                Rumour.prototype.peer = "";

                /**
                 * Rumour incarnation.
                 * @member {number} incarnation
                 * @memberof ollamesh.member.v1.Rumour
                 * @instance
                 */
                Rumour.prototype.incarnation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Rumour by.
                 * @member {string} by
                 * @memberof ollamesh.member.v1.Rumour
                 * @instance
                 */
                Rumour.prototype.by = "";

                /**
                 * Creates a new Rumour instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Rumour
                 * @static
                 * @param {ollamesh.member.v1.Rumour.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Rumour} Rumour instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Rumour.$Shape): ollamesh.member.v1.Rumour & ollamesh.member.v1.Rumour.$Shape;
                 *   (properties?: ollamesh.member.v1.Rumour.$Properties): ollamesh.member.v1.Rumour;
                 * }}
                 */
                Rumour.create = function(properties) {
                    return new Rumour(properties);
                };

                /**
                 * Encodes the specified Rumour message. Does not implicitly {@link ollamesh.member.v1.Rumour.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Rumour
                 * @static
                 * @param {ollamesh.member.v1.Rumour.$Properties} message Rumour message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Rumour.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                    if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.peer);
                    if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && (typeof message.incarnation === "object" ? message.incarnation.low || message.incarnation.high : message.incarnation !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.incarnation);
                    if (message.by != null && $Object.hasOwnProperty.call(message, "by") && message.by !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.by);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Rumour message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Rumour
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Rumour & ollamesh.member.v1.Rumour.$Shape} Rumour
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Rumour.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.Rumour();
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
                                if (value = reader.int32())
                                    message.kind = value;
                                else
                                    delete message.kind;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.peer = value;
                                else
                                    delete message.peer;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.incarnation = value;
                                else
                                    delete message.incarnation;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.by = value;
                                else
                                    delete message.by;
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

                /**
                 * Kind enum.
                 * @name ollamesh.member.v1.Rumour.Kind
                 * @enum {number}
                 * @property {number} ALIVE=0 ALIVE value
                 * @property {number} SUSPECT=1 SUSPECT value
                 * @property {number} DEAD=2 DEAD value
                 */
                Rumour.Kind = (function() {
                    const valuesById = $Object.create(null), values = $Object.create(valuesById);
                    values[valuesById[0] = "ALIVE"] = 0;
                    values[valuesById[1] = "SUSPECT"] = 1;
                    values[valuesById[2] = "DEAD"] = 2;
                    return values;
                })();

                return Rumour;
            })();

            v1.Advert = (function() {

                /**
                 * Properties of an Advert.
                 * @typedef {Object} ollamesh.member.v1.Advert.$Properties
                 * @property {number|null} [incarnation] Advert incarnation
                 * @property {number|null} [sequence] Advert sequence
                 * @property {Array.<string>|null} [addresses] Advert addresses
                 * @property {string|null} [version] Advert version
                 * @property {string|null} [apiUrl] Advert apiUrl
                 * @property {string|null} [zone] Advert zone
                 * @property {string|null} [engine] Advert engine
                 * @property {number|null} [threads] Advert threads
                 * @property {number|null} [memoryBytes] Advert memoryBytes
                 * @property {number|null} [memoryFreeBytes] Advert memoryFreeBytes
                 * @property {Array.<string>|null} [devices] Advert devices
                 * @property {Array.<string>|null} [holds] Advert holds
                 * @property {Array.<string>|null} [loaded] Advert loaded
                 * @property {Array.<string>|null} [lacksRoomFor] Advert lacksRoomFor
                 * @property {number|null} [weight] Advert weight
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Advert.
                 * @memberof ollamesh.member.v1
                 * @interface IAdvert
                 * @augments ollamesh.member.v1.Advert.$Properties
                 * @deprecated Use ollamesh.member.v1.Advert.$Properties instead.
                 */

                /**
                 * Shape of an Advert.
                 * @typedef {ollamesh.member.v1.Advert.$Properties} ollamesh.member.v1.Advert.$Shape
                 */

                /**
                 * Constructs a new Advert.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents an Advert.
                 * @constructor
                 * @param {ollamesh.member.v1.Advert.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Advert = function (properties) {
                    this.addresses = [];
                    this.devices = [];
                    this.holds = [];
                    this.loaded = [];
                    this.lacksRoomFor = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Advert incarnation.
                 * @member {number} incarnation
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.incarnation = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Advert sequence.
                 * @member {number} sequence
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Advert addresses.
                 * @member {Array.<string>} addresses
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.addresses = $util.emptyArray;

                /**
                 * Advert version.
                 * @member {string} version
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.version = "";

                /**
                 * Advert apiUrl.
                 * @member {string} apiUrl
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.apiUrl = "";

                /**
                 * Advert zone.
                 * @member {string} zone
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.zone = "";

                /**
                 * Advert engine.
                 * @member {string} engine
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.engine = "";

                /**
                 * Advert threads.
                 * @member {number} threads
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.threads = 0;

                /**
                 * Advert memoryBytes.
                 * @member {number} memoryBytes
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.memoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Advert memoryFreeBytes.
                 * @member {number} memoryFreeBytes
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.memoryFreeBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Advert devices.
                 * @member {Array.<string>} devices
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.devices = $util.emptyArray;

                /**
                 * Advert holds.
                 * @member {Array.<string>} holds
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.holds = $util.emptyArray;

                /**
                 * Advert loaded.
                 * @member {Array.<string>} loaded
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.loaded = $util.emptyArray;

                /**
                 * Advert lacksRoomFor.
                 * @member {Array.<string>} lacksRoomFor
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.lacksRoomFor = $util.emptyArray;

                /**
                 * Advert weight.
                 * @member {number} weight
                 * @memberof ollamesh.member.v1.Advert
                 * @instance
                 */
                Advert.prototype.weight = 0;

                /**
                 * Creates a new Advert instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Advert
                 * @static
                 * @param {ollamesh.member.v1.Advert.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Advert} Advert instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Advert.$Shape): ollamesh.member.v1.Advert & ollamesh.member.v1.Advert.$Shape;
                 *   (properties?: ollamesh.member.v1.Advert.$Properties): ollamesh.member.v1.Advert;
                 * }}
                 */
                Advert.create = function(properties) {
                    return new Advert(properties);
                };

                /**
                 * Encodes the specified Advert message. Does not implicitly {@link ollamesh.member.v1.Advert.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Advert
                 * @static
                 * @param {ollamesh.member.v1.Advert.$Properties} message Advert message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Advert.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && (typeof message.incarnation === "object" ? message.incarnation.low || message.incarnation.high : message.incarnation !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.incarnation);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                    if (message.addresses != null && message.addresses.length)
                        for (let i = 0; i < message.addresses.length; ++i)
                            writer.uint32(/* id 3, wireType 2 =*/26).string(message.addresses[i]);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.version);
                    if (message.apiUrl != null && $Object.hasOwnProperty.call(message, "apiUrl") && message.apiUrl !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.apiUrl);
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone") && message.zone !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.zone);
                    if (message.engine != null && $Object.hasOwnProperty.call(message, "engine") && message.engine !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.engine);
                    if (message.threads != null && $Object.hasOwnProperty.call(message, "threads") && message.threads !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.threads);
                    if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes") && (typeof message.memoryBytes === "object" ? message.memoryBytes.low || message.memoryBytes.high : message.memoryBytes !== 0))
                        writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.memoryBytes);
                    if (message.memoryFreeBytes != null && $Object.hasOwnProperty.call(message, "memoryFreeBytes") && (typeof message.memoryFreeBytes === "object" ? message.memoryFreeBytes.low || message.memoryFreeBytes.high : message.memoryFreeBytes !== 0))
                        writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.memoryFreeBytes);
                    if (message.devices != null && message.devices.length)
                        for (let i = 0; i < message.devices.length; ++i)
                            writer.uint32(/* id 11, wireType 2 =*/90).string(message.devices[i]);
                    if (message.holds != null && message.holds.length)
                        for (let i = 0; i < message.holds.length; ++i)
                            writer.uint32(/* id 12, wireType 2 =*/98).string(message.holds[i]);
                    if (message.loaded != null && message.loaded.length)
                        for (let i = 0; i < message.loaded.length; ++i)
                            writer.uint32(/* id 13, wireType 2 =*/106).string(message.loaded[i]);
                    if (message.lacksRoomFor != null && message.lacksRoomFor.length)
                        for (let i = 0; i < message.lacksRoomFor.length; ++i)
                            writer.uint32(/* id 14, wireType 2 =*/114).string(message.lacksRoomFor[i]);
                    if (message.weight != null && $Object.hasOwnProperty.call(message, "weight") && message.weight !== 0)
                        writer.uint32(/* id 20, wireType 0 =*/160).uint32(message.weight);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Advert message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Advert
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Advert & ollamesh.member.v1.Advert.$Shape} Advert
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Advert.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.Advert();
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
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.incarnation = value;
                                else
                                    delete message.incarnation;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.addresses && message.addresses.length))
                                    message.addresses = [];
                                message.addresses.push(reader.stringVerify());
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.apiUrl = value;
                                else
                                    delete message.apiUrl;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.zone = value;
                                else
                                    delete message.zone;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.engine = value;
                                else
                                    delete message.engine;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.threads = value;
                                else
                                    delete message.threads;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.memoryBytes = value;
                                else
                                    delete message.memoryBytes;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.memoryFreeBytes = value;
                                else
                                    delete message.memoryFreeBytes;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.devices && message.devices.length))
                                    message.devices = [];
                                message.devices.push(reader.stringVerify());
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.holds && message.holds.length))
                                    message.holds = [];
                                message.holds.push(reader.stringVerify());
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.loaded && message.loaded.length))
                                    message.loaded = [];
                                message.loaded.push(reader.stringVerify());
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lacksRoomFor && message.lacksRoomFor.length))
                                    message.lacksRoomFor = [];
                                message.lacksRoomFor.push(reader.stringVerify());
                                continue;
                            }
                        case 20: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.weight = value;
                                else
                                    delete message.weight;
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

                return Advert;
            })();

            v1.Hint = (function() {

                /**
                 * Properties of a Hint.
                 * @typedef {Object} ollamesh.member.v1.Hint.$Properties
                 * @property {string|null} [id] Hint id
                 * @property {Array.<string>|null} [addresses] Hint addresses
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Hint.
                 * @memberof ollamesh.member.v1
                 * @interface IHint
                 * @augments ollamesh.member.v1.Hint.$Properties
                 * @deprecated Use ollamesh.member.v1.Hint.$Properties instead.
                 */

                /**
                 * Shape of a Hint.
                 * @typedef {ollamesh.member.v1.Hint.$Properties} ollamesh.member.v1.Hint.$Shape
                 */

                /**
                 * Constructs a new Hint.
                 * @memberof ollamesh.member.v1
                 * @classdesc Represents a Hint.
                 * @constructor
                 * @param {ollamesh.member.v1.Hint.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Hint = function (properties) {
                    this.addresses = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Hint id.
                 * @member {string} id
                 * @memberof ollamesh.member.v1.Hint
                 * @instance
                 */
                Hint.prototype.id = "";

                /**
                 * Hint addresses.
                 * @member {Array.<string>} addresses
                 * @memberof ollamesh.member.v1.Hint
                 * @instance
                 */
                Hint.prototype.addresses = $util.emptyArray;

                /**
                 * Creates a new Hint instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.member.v1.Hint
                 * @static
                 * @param {ollamesh.member.v1.Hint.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.member.v1.Hint} Hint instance
                 * @type {{
                 *   (properties: ollamesh.member.v1.Hint.$Shape): ollamesh.member.v1.Hint & ollamesh.member.v1.Hint.$Shape;
                 *   (properties?: ollamesh.member.v1.Hint.$Properties): ollamesh.member.v1.Hint;
                 * }}
                 */
                Hint.create = function(properties) {
                    return new Hint(properties);
                };

                /**
                 * Encodes the specified Hint message. Does not implicitly {@link ollamesh.member.v1.Hint.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.member.v1.Hint
                 * @static
                 * @param {ollamesh.member.v1.Hint.$Properties} message Hint message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Hint.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.addresses != null && message.addresses.length)
                        for (let i = 0; i < message.addresses.length; ++i)
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.addresses[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Hint message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.member.v1.Hint
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Hint & ollamesh.member.v1.Hint.$Shape} Hint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Hint.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.member.v1.Hint();
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
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.addresses && message.addresses.length))
                                    message.addresses = [];
                                message.addresses.push(reader.stringVerify());
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

                return Hint;
            })();

            return v1;
        })();

        return member;
    })();

    return ollamesh;
})();

export {
  $root as default
};
