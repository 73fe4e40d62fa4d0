// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["probe"] || ($protobuf.roots["probe"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.probe = (function() {

        /**
         * Namespace probe.
         * @memberof ollamesh
         * @namespace
         */
        const probe = {};

        probe.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.probe
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.probe.v1.Message.$Properties
                 * @property {ollamesh.probe.v1.Ask.$Properties|null} [ask] Message ask
                 * @property {ollamesh.probe.v1.Answer.$Properties|null} [answer] Message answer
                 * @property {ollamesh.probe.v1.Busy.$Properties|null} [busy] Message busy
                 * @property {"ask"|"answer"|"busy"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.probe.v1
                 * @interface IMessage
                 * @augments ollamesh.probe.v1.Message.$Properties
                 * @deprecated Use ollamesh.probe.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   ask?: ollamesh.probe.v1.Ask.$Shape|null;
                 *   answer?: ollamesh.probe.v1.Answer.$Shape|null;
                 *   busy?: ollamesh.probe.v1.Busy.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; ask?: null; answer?: null; busy?: null }|{ kind?: "ask"; ask: ollamesh.probe.v1.Ask.$Shape; answer?: null; busy?: null }|{ kind?: "answer"; ask?: null; answer: ollamesh.probe.v1.Answer.$Shape; busy?: null }|{ kind?: "busy"; ask?: null; answer?: null; busy: ollamesh.probe.v1.Busy.$Shape })
                 * )} ollamesh.probe.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.probe.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.probe.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message ask.
                 * @member {ollamesh.probe.v1.Ask.$Properties|null|undefined} ask
                 * @memberof ollamesh.probe.v1.Message
                 * @instance
                 */
                Message.prototype.ask = null;

                /**
                 * Message answer.
                 * @member {ollamesh.probe.v1.Answer.$Properties|null|undefined} answer
                 * @memberof ollamesh.probe.v1.Message
                 * @instance
                 */
                Message.prototype.answer = null;

                /**
                 * Message busy.
                 * @member {ollamesh.probe.v1.Busy.$Properties|null|undefined} busy
                 * @memberof ollamesh.probe.v1.Message
                 * @instance
                 */
                Message.prototype.busy = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"ask"|"answer"|"busy"|undefined} kind
                 * @memberof ollamesh.probe.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["ask", "answer", "busy"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.probe.v1.Message
                 * @static
                 * @param {ollamesh.probe.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.probe.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.probe.v1.Message.$Shape): ollamesh.probe.v1.Message & ollamesh.probe.v1.Message.$Shape;
                 *   (properties?: ollamesh.probe.v1.Message.$Properties): ollamesh.probe.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.probe.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.probe.v1.Message
                 * @static
                 * @param {ollamesh.probe.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.ask != null && $Object.hasOwnProperty.call(message, "ask"))
                        $root.ollamesh.probe.v1.Ask.encode(message.ask, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.answer != null && $Object.hasOwnProperty.call(message, "answer"))
                        $root.ollamesh.probe.v1.Answer.encode(message.answer, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.busy != null && $Object.hasOwnProperty.call(message, "busy"))
                        $root.ollamesh.probe.v1.Busy.encode(message.busy, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.probe.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Message & ollamesh.probe.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.probe.v1.Message();
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
                                message.ask = $root.ollamesh.probe.v1.Ask.decode(reader, reader.size(), $undefined, _depth + 1, message.ask);
                                message.kind = "ask";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.answer = $root.ollamesh.probe.v1.Answer.decode(reader, reader.size(), $undefined, _depth + 1, message.answer);
                                message.kind = "answer";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.busy = $root.ollamesh.probe.v1.Busy.decode(reader, reader.size(), $undefined, _depth + 1, message.busy);
                                message.kind = "busy";
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

            v1.Ask = (function() {

                /**
                 * Properties of an Ask.
                 * @typedef {Object} ollamesh.probe.v1.Ask.$Properties
                 * @property {number|null} [number] Ask number
                 * @property {number|null} [bytes] Ask bytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Ask.
                 * @memberof ollamesh.probe.v1
                 * @interface IAsk
                 * @augments ollamesh.probe.v1.Ask.$Properties
                 * @deprecated Use ollamesh.probe.v1.Ask.$Properties instead.
                 */

                /**
                 * Shape of an Ask.
                 * @typedef {ollamesh.probe.v1.Ask.$Properties} ollamesh.probe.v1.Ask.$Shape
                 */

                /**
                 * Constructs a new Ask.
                 * @memberof ollamesh.probe.v1
                 * @classdesc Represents an Ask.
                 * @constructor
                 * @param {ollamesh.probe.v1.Ask.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Ask = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Ask number.
                 * @member {number} number
                 * @memberof ollamesh.probe.v1.Ask
                 * @instance
                 */
                Ask.prototype.number = 0;

                /**
                 * Ask bytes.
                 * @member {number} bytes
                 * @memberof ollamesh.probe.v1.Ask
                 * @instance
                 */
                Ask.prototype.bytes = 0;

                /**
                 * Creates a new Ask instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.probe.v1.Ask
                 * @static
                 * @param {ollamesh.probe.v1.Ask.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.probe.v1.Ask} Ask instance
                 * @type {{
                 *   (properties: ollamesh.probe.v1.Ask.$Shape): ollamesh.probe.v1.Ask & ollamesh.probe.v1.Ask.$Shape;
                 *   (properties?: ollamesh.probe.v1.Ask.$Properties): ollamesh.probe.v1.Ask;
                 * }}
                 */
                Ask.create = function(properties) {
                    return new Ask(properties);
                };

                /**
                 * Encodes the specified Ask message. Does not implicitly {@link ollamesh.probe.v1.Ask.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.probe.v1.Ask
                 * @static
                 * @param {ollamesh.probe.v1.Ask.$Properties} message Ask message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Ask.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.bytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Ask message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.probe.v1.Ask
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Ask & ollamesh.probe.v1.Ask.$Shape} Ask
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Ask.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.probe.v1.Ask();
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
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
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

                return Ask;
            })();

            v1.Answer = (function() {

                /**
                 * Properties of an Answer.
                 * @typedef {Object} ollamesh.probe.v1.Answer.$Properties
                 * @property {number|null} [number] Answer number
                 * @property {Uint8Array|null} [payload] Answer payload
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Answer.
                 * @memberof ollamesh.probe.v1
                 * @interface IAnswer
                 * @augments ollamesh.probe.v1.Answer.$Properties
                 * @deprecated Use ollamesh.probe.v1.Answer.$Properties instead.
                 */

                /**
                 * Shape of an Answer.
                 * @typedef {ollamesh.probe.v1.Answer.$Properties} ollamesh.probe.v1.Answer.$Shape
                 */

                /**
                 * Constructs a new Answer.
                 * @memberof ollamesh.probe.v1
                 * @classdesc Represents an Answer.
                 * @constructor
                 * @param {ollamesh.probe.v1.Answer.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Answer = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Answer number.
                 * @member {number} number
                 * @memberof ollamesh.probe.v1.Answer
                 * @instance
                 */
                Answer.prototype.number = 0;

                /**
                 * Answer payload.
                 * @member {Uint8Array} payload
                 * @memberof ollamesh.probe.v1.Answer
                 * @instance
                 */
                Answer.prototype.payload = $util.newBuffer([]);

                /**
                 * Creates a new Answer instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.probe.v1.Answer
                 * @static
                 * @param {ollamesh.probe.v1.Answer.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.probe.v1.Answer} Answer instance
                 * @type {{
                 *   (properties: ollamesh.probe.v1.Answer.$Shape): ollamesh.probe.v1.Answer & ollamesh.probe.v1.Answer.$Shape;
                 *   (properties?: ollamesh.probe.v1.Answer.$Properties): ollamesh.probe.v1.Answer;
                 * }}
                 */
                Answer.create = function(properties) {
                    return new Answer(properties);
                };

                /**
                 * Encodes the specified Answer message. Does not implicitly {@link ollamesh.probe.v1.Answer.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.probe.v1.Answer
                 * @static
                 * @param {ollamesh.probe.v1.Answer.$Properties} message Answer message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Answer.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                    if (message.payload != null && $Object.hasOwnProperty.call(message, "payload") && message.payload.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.payload);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Answer message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.probe.v1.Answer
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Answer & ollamesh.probe.v1.Answer.$Shape} Answer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Answer.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.probe.v1.Answer();
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
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.payload = value;
                                else
                                    delete message.payload;
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

                return Answer;
            })();

            v1.Busy = (function() {

                /**
                 * Properties of a Busy.
                 * @typedef {Object} ollamesh.probe.v1.Busy.$Properties
                 * @property {number|null} [number] Busy number
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Busy.
                 * @memberof ollamesh.probe.v1
                 * @interface IBusy
                 * @augments ollamesh.probe.v1.Busy.$Properties
                 * @deprecated Use ollamesh.probe.v1.Busy.$Properties instead.
                 */

                /**
                 * Shape of a Busy.
                 * @typedef {ollamesh.probe.v1.Busy.$Properties} ollamesh.probe.v1.Busy.$Shape
                 */

                /**
                 * Constructs a new Busy.
                 * @memberof ollamesh.probe.v1
                 * @classdesc Represents a Busy.
                 * @constructor
                 * @param {ollamesh.probe.v1.Busy.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Busy = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Busy number.
                 * @member {number} number
                 * @memberof ollamesh.probe.v1.Busy
                 * @instance
                 */
                Busy.prototype.number = 0;

                /**
                 * Creates a new Busy instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.probe.v1.Busy
                 * @static
                 * @param {ollamesh.probe.v1.Busy.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.probe.v1.Busy} Busy instance
                 * @type {{
                 *   (properties: ollamesh.probe.v1.Busy.$Shape): ollamesh.probe.v1.Busy & ollamesh.probe.v1.Busy.$Shape;
                 *   (properties?: ollamesh.probe.v1.Busy.$Properties): ollamesh.probe.v1.Busy;
                 * }}
                 */
                Busy.create = function(properties) {
                    return new Busy(properties);
                };

                /**
                 * Encodes the specified Busy message. Does not implicitly {@link ollamesh.probe.v1.Busy.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.probe.v1.Busy
                 * @static
                 * @param {ollamesh.probe.v1.Busy.$Properties} message Busy message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Busy.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Busy message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.probe.v1.Busy
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Busy & ollamesh.probe.v1.Busy.$Shape} Busy
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Busy.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.probe.v1.Busy();
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
                                    message.number = value;
                                else
                                    delete message.number;
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

                return Busy;
            })();

            return v1;
        })();

        return probe;
    })();

    return ollamesh;
})();

export {
  $root as default
};
