// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["ranks"] || ($protobuf.roots["ranks"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.ranks = (function() {

        /**
         * Namespace ranks.
         * @memberof ollamesh
         * @namespace
         */
        const ranks = {};

        ranks.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.ranks
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.ranks.v1.Message.$Properties
                 * @property {ollamesh.ranks.v1.Ready.$Properties|null} [ready] Message ready
                 * @property {ollamesh.ranks.v1.Said.$Properties|null} [said] Message said
                 * @property {ollamesh.ranks.v1.Lost.$Properties|null} [lost] Message lost
                 * @property {"ready"|"said"|"lost"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.ranks.v1
                 * @interface IMessage
                 * @augments ollamesh.ranks.v1.Message.$Properties
                 * @deprecated Use ollamesh.ranks.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   ready?: ollamesh.ranks.v1.Ready.$Shape|null;
                 *   said?: ollamesh.ranks.v1.Said.$Shape|null;
                 *   lost?: ollamesh.ranks.v1.Lost.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; ready?: null; said?: null; lost?: null }|{ kind?: "ready"; ready: ollamesh.ranks.v1.Ready.$Shape; said?: null; lost?: null }|{ kind?: "said"; ready?: null; said: ollamesh.ranks.v1.Said.$Shape; lost?: null }|{ kind?: "lost"; ready?: null; said?: null; lost: ollamesh.ranks.v1.Lost.$Shape })
                 * )} ollamesh.ranks.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.ranks.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.ranks.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message ready.
                 * @member {ollamesh.ranks.v1.Ready.$Properties|null|undefined} ready
                 * @memberof ollamesh.ranks.v1.Message
                 * @instance
                 */
                Message.prototype.ready = null;

                /**
                 * Message said.
                 * @member {ollamesh.ranks.v1.Said.$Properties|null|undefined} said
                 * @memberof ollamesh.ranks.v1.Message
                 * @instance
                 */
                Message.prototype.said = null;

                /**
                 * Message lost.
                 * @member {ollamesh.ranks.v1.Lost.$Properties|null|undefined} lost
                 * @memberof ollamesh.ranks.v1.Message
                 * @instance
                 */
                Message.prototype.lost = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"ready"|"said"|"lost"|undefined} kind
                 * @memberof ollamesh.ranks.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["ready", "said", "lost"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.ranks.v1.Message
                 * @static
                 * @param {ollamesh.ranks.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.ranks.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.ranks.v1.Message.$Shape): ollamesh.ranks.v1.Message & ollamesh.ranks.v1.Message.$Shape;
                 *   (properties?: ollamesh.ranks.v1.Message.$Properties): ollamesh.ranks.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.ranks.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.ranks.v1.Message
                 * @static
                 * @param {ollamesh.ranks.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.ready != null && $Object.hasOwnProperty.call(message, "ready"))
                        $root.ollamesh.ranks.v1.Ready.encode(message.ready, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.said != null && $Object.hasOwnProperty.call(message, "said"))
                        $root.ollamesh.ranks.v1.Said.encode(message.said, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.lost != null && $Object.hasOwnProperty.call(message, "lost"))
                        $root.ollamesh.ranks.v1.Lost.encode(message.lost, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.ranks.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Message & ollamesh.ranks.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.ranks.v1.Message();
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
                                message.ready = $root.ollamesh.ranks.v1.Ready.decode(reader, reader.size(), $undefined, _depth + 1, message.ready);
                                message.kind = "ready";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.said = $root.ollamesh.ranks.v1.Said.decode(reader, reader.size(), $undefined, _depth + 1, message.said);
                                message.kind = "said";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.lost = $root.ollamesh.ranks.v1.Lost.decode(reader, reader.size(), $undefined, _depth + 1, message.lost);
                                message.kind = "lost";
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

            v1.Ready = (function() {

                /**
                 * Properties of a Ready.
                 * @typedef {Object} ollamesh.ranks.v1.Ready.$Properties
                 * @property {string|null} [deployment] Ready deployment
                 * @property {number|null} [life] Ready life
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Ready.
                 * @memberof ollamesh.ranks.v1
                 * @interface IReady
                 * @augments ollamesh.ranks.v1.Ready.$Properties
                 * @deprecated Use ollamesh.ranks.v1.Ready.$Properties instead.
                 */

                /**
                 * Shape of a Ready.
                 * @typedef {ollamesh.ranks.v1.Ready.$Properties} ollamesh.ranks.v1.Ready.$Shape
                 */

                /**
                 * Constructs a new Ready.
                 * @memberof ollamesh.ranks.v1
                 * @classdesc Represents a Ready.
                 * @constructor
                 * @param {ollamesh.ranks.v1.Ready.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Ready = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Ready deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.ranks.v1.Ready
                 * @instance
                 */
                Ready.prototype.deployment = "";

                /**
                 * Ready life.
                 * @member {number} life
                 * @memberof ollamesh.ranks.v1.Ready
                 * @instance
                 */
                Ready.prototype.life = 0;

                /**
                 * Creates a new Ready instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.ranks.v1.Ready
                 * @static
                 * @param {ollamesh.ranks.v1.Ready.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.ranks.v1.Ready} Ready instance
                 * @type {{
                 *   (properties: ollamesh.ranks.v1.Ready.$Shape): ollamesh.ranks.v1.Ready & ollamesh.ranks.v1.Ready.$Shape;
                 *   (properties?: ollamesh.ranks.v1.Ready.$Properties): ollamesh.ranks.v1.Ready;
                 * }}
                 */
                Ready.create = function(properties) {
                    return new Ready(properties);
                };

                /**
                 * Encodes the specified Ready message. Does not implicitly {@link ollamesh.ranks.v1.Ready.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.ranks.v1.Ready
                 * @static
                 * @param {ollamesh.ranks.v1.Ready.$Properties} message Ready message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Ready.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.life != null && $Object.hasOwnProperty.call(message, "life") && message.life !== 0)
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.life);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Ready message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.ranks.v1.Ready
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Ready & ollamesh.ranks.v1.Ready.$Shape} Ready
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Ready.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.ranks.v1.Ready();
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
                                    message.deployment = value;
                                else
                                    delete message.deployment;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                if (value = reader.fixed32())
                                    message.life = value;
                                else
                                    delete message.life;
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

                return Ready;
            })();

            v1.Said = (function() {

                /**
                 * Properties of a Said.
                 * @typedef {Object} ollamesh.ranks.v1.Said.$Properties
                 * @property {string|null} [deployment] Said deployment
                 * @property {number|null} [life] Said life
                 * @property {Uint8Array|null} [bytes] Said bytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Said.
                 * @memberof ollamesh.ranks.v1
                 * @interface ISaid
                 * @augments ollamesh.ranks.v1.Said.$Properties
                 * @deprecated Use ollamesh.ranks.v1.Said.$Properties instead.
                 */

                /**
                 * Shape of a Said.
                 * @typedef {ollamesh.ranks.v1.Said.$Properties} ollamesh.ranks.v1.Said.$Shape
                 */

                /**
                 * Constructs a new Said.
                 * @memberof ollamesh.ranks.v1
                 * @classdesc Represents a Said.
                 * @constructor
                 * @param {ollamesh.ranks.v1.Said.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Said = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Said deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.ranks.v1.Said
                 * @instance
                 */
                Said.prototype.deployment = "";

                /**
                 * Said life.
                 * @member {number} life
                 * @memberof ollamesh.ranks.v1.Said
                 * @instance
                 */
                Said.prototype.life = 0;

                /**
                 * Said bytes.
                 * @member {Uint8Array} bytes
                 * @memberof ollamesh.ranks.v1.Said
                 * @instance
                 */
                Said.prototype.bytes = $util.newBuffer([]);

                /**
                 * Creates a new Said instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.ranks.v1.Said
                 * @static
                 * @param {ollamesh.ranks.v1.Said.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.ranks.v1.Said} Said instance
                 * @type {{
                 *   (properties: ollamesh.ranks.v1.Said.$Shape): ollamesh.ranks.v1.Said & ollamesh.ranks.v1.Said.$Shape;
                 *   (properties?: ollamesh.ranks.v1.Said.$Properties): ollamesh.ranks.v1.Said;
                 * }}
                 */
                Said.create = function(properties) {
                    return new Said(properties);
                };

                /**
                 * Encodes the specified Said message. Does not implicitly {@link ollamesh.ranks.v1.Said.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.ranks.v1.Said
                 * @static
                 * @param {ollamesh.ranks.v1.Said.$Properties} message Said message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Said.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.life != null && $Object.hasOwnProperty.call(message, "life") && message.life !== 0)
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.life);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.bytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Said message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.ranks.v1.Said
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Said & ollamesh.ranks.v1.Said.$Shape} Said
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Said.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.ranks.v1.Said();
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
                                    message.deployment = value;
                                else
                                    delete message.deployment;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                if (value = reader.fixed32())
                                    message.life = value;
                                else
                                    delete message.life;
                                continue;
                            }
                        case 3: {
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

                return Said;
            })();

            v1.Lost = (function() {

                /**
                 * Properties of a Lost.
                 * @typedef {Object} ollamesh.ranks.v1.Lost.$Properties
                 * @property {string|null} [deployment] Lost deployment
                 * @property {number|null} [life] Lost life
                 * @property {string|null} [reason] Lost reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Lost.
                 * @memberof ollamesh.ranks.v1
                 * @interface ILost
                 * @augments ollamesh.ranks.v1.Lost.$Properties
                 * @deprecated Use ollamesh.ranks.v1.Lost.$Properties instead.
                 */

                /**
                 * Shape of a Lost.
                 * @typedef {ollamesh.ranks.v1.Lost.$Properties} ollamesh.ranks.v1.Lost.$Shape
                 */

                /**
                 * Constructs a new Lost.
                 * @memberof ollamesh.ranks.v1
                 * @classdesc Represents a Lost.
                 * @constructor
                 * @param {ollamesh.ranks.v1.Lost.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Lost = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Lost deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.ranks.v1.Lost
                 * @instance
                 */
                Lost.prototype.deployment = "";

                /**
                 * Lost life.
                 * @member {number} life
                 * @memberof ollamesh.ranks.v1.Lost
                 * @instance
                 */
                Lost.prototype.life = 0;

                /**
                 * Lost reason.
                 * @member {string} reason
                 * @memberof ollamesh.ranks.v1.Lost
                 * @instance
                 */
                Lost.prototype.reason = "";

                /**
                 * Creates a new Lost instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.ranks.v1.Lost
                 * @static
                 * @param {ollamesh.ranks.v1.Lost.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.ranks.v1.Lost} Lost instance
                 * @type {{
                 *   (properties: ollamesh.ranks.v1.Lost.$Shape): ollamesh.ranks.v1.Lost & ollamesh.ranks.v1.Lost.$Shape;
                 *   (properties?: ollamesh.ranks.v1.Lost.$Properties): ollamesh.ranks.v1.Lost;
                 * }}
                 */
                Lost.create = function(properties) {
                    return new Lost(properties);
                };

                /**
                 * Encodes the specified Lost message. Does not implicitly {@link ollamesh.ranks.v1.Lost.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.ranks.v1.Lost
                 * @static
                 * @param {ollamesh.ranks.v1.Lost.$Properties} message Lost message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Lost.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.life != null && $Object.hasOwnProperty.call(message, "life") && message.life !== 0)
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.life);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Lost message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.ranks.v1.Lost
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Lost & ollamesh.ranks.v1.Lost.$Shape} Lost
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Lost.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.ranks.v1.Lost();
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
                                    message.deployment = value;
                                else
                                    delete message.deployment;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 5)
                                    break;
                                if (value = reader.fixed32())
                                    message.life = value;
                                else
                                    delete message.life;
                                continue;
                            }
                        case 3: {
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

                return Lost;
            })();

            return v1;
        })();

        return ranks;
    })();

    return ollamesh;
})();

export {
  $root as default
};
