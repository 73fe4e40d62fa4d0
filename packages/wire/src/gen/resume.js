// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["resume"] || ($protobuf.roots["resume"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.resume = (function() {

        /**
         * Namespace resume.
         * @memberof ollamesh
         * @namespace
         */
        const resume = {};

        resume.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.resume
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.resume.v1.Message.$Properties
                 * @property {ollamesh.resume.v1.Keep.$Properties|null} [keep] Message keep
                 * @property {ollamesh.resume.v1.Add.$Properties|null} [add] Message add
                 * @property {ollamesh.resume.v1.Want.$Properties|null} [want] Message want
                 * @property {ollamesh.resume.v1.Found.$Properties|null} [found] Message found
                 * @property {"keep"|"add"|"want"|"found"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.resume.v1
                 * @interface IMessage
                 * @augments ollamesh.resume.v1.Message.$Properties
                 * @deprecated Use ollamesh.resume.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   keep?: ollamesh.resume.v1.Keep.$Shape|null;
                 *   add?: ollamesh.resume.v1.Add.$Shape|null;
                 *   want?: ollamesh.resume.v1.Want.$Shape|null;
                 *   found?: ollamesh.resume.v1.Found.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; keep?: null; add?: null; want?: null; found?: null }|{ kind?: "keep"; keep: ollamesh.resume.v1.Keep.$Shape; add?: null; want?: null; found?: null }|{ kind?: "add"; keep?: null; add: ollamesh.resume.v1.Add.$Shape; want?: null; found?: null }|{ kind?: "want"; keep?: null; add?: null; want: ollamesh.resume.v1.Want.$Shape; found?: null }|{ kind?: "found"; keep?: null; add?: null; want?: null; found: ollamesh.resume.v1.Found.$Shape })
                 * )} ollamesh.resume.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.resume.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.resume.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message keep.
                 * @member {ollamesh.resume.v1.Keep.$Properties|null|undefined} keep
                 * @memberof ollamesh.resume.v1.Message
                 * @instance
                 */
                Message.prototype.keep = null;

                /**
                 * Message add.
                 * @member {ollamesh.resume.v1.Add.$Properties|null|undefined} add
                 * @memberof ollamesh.resume.v1.Message
                 * @instance
                 */
                Message.prototype.add = null;

                /**
                 * Message want.
                 * @member {ollamesh.resume.v1.Want.$Properties|null|undefined} want
                 * @memberof ollamesh.resume.v1.Message
                 * @instance
                 */
                Message.prototype.want = null;

                /**
                 * Message found.
                 * @member {ollamesh.resume.v1.Found.$Properties|null|undefined} found
                 * @memberof ollamesh.resume.v1.Message
                 * @instance
                 */
                Message.prototype.found = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"keep"|"add"|"want"|"found"|undefined} kind
                 * @memberof ollamesh.resume.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["keep", "add", "want", "found"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.resume.v1.Message
                 * @static
                 * @param {ollamesh.resume.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.resume.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.resume.v1.Message.$Shape): ollamesh.resume.v1.Message & ollamesh.resume.v1.Message.$Shape;
                 *   (properties?: ollamesh.resume.v1.Message.$Properties): ollamesh.resume.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.resume.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.resume.v1.Message
                 * @static
                 * @param {ollamesh.resume.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.keep != null && $Object.hasOwnProperty.call(message, "keep"))
                        $root.ollamesh.resume.v1.Keep.encode(message.keep, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.add != null && $Object.hasOwnProperty.call(message, "add"))
                        $root.ollamesh.resume.v1.Add.encode(message.add, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.want != null && $Object.hasOwnProperty.call(message, "want"))
                        $root.ollamesh.resume.v1.Want.encode(message.want, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.found != null && $Object.hasOwnProperty.call(message, "found"))
                        $root.ollamesh.resume.v1.Found.encode(message.found, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.resume.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Message & ollamesh.resume.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.resume.v1.Message();
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
                                message.keep = $root.ollamesh.resume.v1.Keep.decode(reader, reader.size(), $undefined, _depth + 1, message.keep);
                                message.kind = "keep";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.add = $root.ollamesh.resume.v1.Add.decode(reader, reader.size(), $undefined, _depth + 1, message.add);
                                message.kind = "add";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.want = $root.ollamesh.resume.v1.Want.decode(reader, reader.size(), $undefined, _depth + 1, message.want);
                                message.kind = "want";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.found = $root.ollamesh.resume.v1.Found.decode(reader, reader.size(), $undefined, _depth + 1, message.found);
                                message.kind = "found";
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

            v1.Request = (function() {

                /**
                 * Properties of a Request.
                 * @typedef {Object} ollamesh.resume.v1.Request.$Properties
                 * @property {string|null} [model] Request model
                 * @property {string|null} [blob] Request blob
                 * @property {Array.<number>|null} [prompt] Request prompt
                 * @property {ollamesh.resume.v1.Sampler.$Properties|null} [sampler] Request sampler
                 * @property {number|null} [tokensMax] Request tokensMax
                 * @property {Array.<string>|null} [stop] Request stop
                 * @property {number|null} [contextLength] Request contextLength
                 * @property {string|null} [adapter] Request adapter
                 * @property {number|null} [shiftKeepTokens] Request shiftKeepTokens
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Request.
                 * @memberof ollamesh.resume.v1
                 * @interface IRequest
                 * @augments ollamesh.resume.v1.Request.$Properties
                 * @deprecated Use ollamesh.resume.v1.Request.$Properties instead.
                 */

                /**
                 * Shape of a Request.
                 * @typedef {ollamesh.resume.v1.Request.$Properties} ollamesh.resume.v1.Request.$Shape
                 */

                /**
                 * Constructs a new Request.
                 * @memberof ollamesh.resume.v1
                 * @classdesc Represents a Request.
                 * @constructor
                 * @param {ollamesh.resume.v1.Request.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Request = function (properties) {
                    this.prompt = [];
                    this.stop = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Request model.
                 * @member {string} model
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.model = "";

                /**
                 * Request blob.
                 * @member {string} blob
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.blob = "";

                /**
                 * Request prompt.
                 * @member {Array.<number>} prompt
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.prompt = $util.emptyArray;

                /**
                 * Request sampler.
                 * @member {ollamesh.resume.v1.Sampler.$Properties|null|undefined} sampler
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.sampler = null;

                /**
                 * Request tokensMax.
                 * @member {number} tokensMax
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.tokensMax = 0;

                /**
                 * Request stop.
                 * @member {Array.<string>} stop
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.stop = $util.emptyArray;

                /**
                 * Request contextLength.
                 * @member {number} contextLength
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.contextLength = 0;

                /**
                 * Request adapter.
                 * @member {string} adapter
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.adapter = "";

                /**
                 * Request shiftKeepTokens.
                 * @member {number|null|undefined} shiftKeepTokens
                 * @memberof ollamesh.resume.v1.Request
                 * @instance
                 */
                Request.prototype.shiftKeepTokens = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Request.prototype, "_shiftKeepTokens", {
                    get: $util.oneOfGetter($oneOfFields = ["shiftKeepTokens"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Request instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.resume.v1.Request
                 * @static
                 * @param {ollamesh.resume.v1.Request.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.resume.v1.Request} Request instance
                 * @type {{
                 *   (properties: ollamesh.resume.v1.Request.$Shape): ollamesh.resume.v1.Request & ollamesh.resume.v1.Request.$Shape;
                 *   (properties?: ollamesh.resume.v1.Request.$Properties): ollamesh.resume.v1.Request;
                 * }}
                 */
                Request.create = function(properties) {
                    return new Request(properties);
                };

                /**
                 * Encodes the specified Request message. Does not implicitly {@link ollamesh.resume.v1.Request.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.resume.v1.Request
                 * @static
                 * @param {ollamesh.resume.v1.Request.$Properties} message Request message or plain object to encode
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
                    if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.model);
                    if (message.blob != null && $Object.hasOwnProperty.call(message, "blob") && message.blob !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.blob);
                    if (message.prompt != null && message.prompt.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).int32s(message.prompt);
                    if (message.sampler != null && $Object.hasOwnProperty.call(message, "sampler"))
                        $root.ollamesh.resume.v1.Sampler.encode(message.sampler, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.tokensMax != null && $Object.hasOwnProperty.call(message, "tokensMax") && message.tokensMax !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.tokensMax);
                    if (message.stop != null && message.stop.length)
                        for (let i = 0; i < message.stop.length; ++i)
                            writer.uint32(/* id 6, wireType 2 =*/50).string(message.stop[i]);
                    if (message.contextLength != null && $Object.hasOwnProperty.call(message, "contextLength") && message.contextLength !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.contextLength);
                    if (message.adapter != null && $Object.hasOwnProperty.call(message, "adapter") && message.adapter !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.adapter);
                    if (message.shiftKeepTokens != null && $Object.hasOwnProperty.call(message, "shiftKeepTokens"))
                        writer.uint32(/* id 9, wireType 0 =*/72).sint32(message.shiftKeepTokens);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Request message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.resume.v1.Request
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Request & ollamesh.resume.v1.Request.$Shape} Request
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
                    message = _target || new $root.ollamesh.resume.v1.Request();
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
                                    message.model = value;
                                else
                                    delete message.model;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.blob = value;
                                else
                                    delete message.blob;
                                continue;
                            }
                        case 3: {
                                if (wireType === 2) {
                                    if (!(message.prompt && message.prompt.length))
                                        message.prompt = [];
                                    reader.int32s(message.prompt);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.prompt && message.prompt.length))
                                    message.prompt = [];
                                message.prompt.push(reader.int32());
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.sampler = $root.ollamesh.resume.v1.Sampler.decode(reader, reader.size(), $undefined, _depth + 1, message.sampler);
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.tokensMax = value;
                                else
                                    delete message.tokensMax;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.stop && message.stop.length))
                                    message.stop = [];
                                message.stop.push(reader.stringVerify());
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.contextLength = value;
                                else
                                    delete message.contextLength;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.adapter = value;
                                else
                                    delete message.adapter;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                message.shiftKeepTokens = reader.sint32();
                                message._shiftKeepTokens = "shiftKeepTokens";
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

            v1.Sampler = (function() {

                /**
                 * Properties of a Sampler.
                 * @typedef {Object} ollamesh.resume.v1.Sampler.$Properties
                 * @property {number|null} [temperature] Sampler temperature
                 * @property {number|null} [topK] Sampler topK
                 * @property {number|null} [topP] Sampler topP
                 * @property {number|null} [minP] Sampler minP
                 * @property {number|null} [typicalP] Sampler typicalP
                 * @property {number|null} [repeatPenalty] Sampler repeatPenalty
                 * @property {number|null} [repeatLastN] Sampler repeatLastN
                 * @property {number|null} [presencePenalty] Sampler presencePenalty
                 * @property {number|null} [frequencyPenalty] Sampler frequencyPenalty
                 * @property {number|null} [seed] Sampler seed
                 * @property {boolean|null} [hasSeed] Sampler hasSeed
                 * @property {string|null} [grammar] Sampler grammar
                 * @property {number|null} [topLogprobs] Sampler topLogprobs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Sampler.
                 * @memberof ollamesh.resume.v1
                 * @interface ISampler
                 * @augments ollamesh.resume.v1.Sampler.$Properties
                 * @deprecated Use ollamesh.resume.v1.Sampler.$Properties instead.
                 */

                /**
                 * Shape of a Sampler.
                 * @typedef {ollamesh.resume.v1.Sampler.$Properties} ollamesh.resume.v1.Sampler.$Shape
                 */

                /**
                 * Constructs a new Sampler.
                 * @memberof ollamesh.resume.v1
                 * @classdesc Represents a Sampler.
                 * @constructor
                 * @param {ollamesh.resume.v1.Sampler.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Sampler = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Sampler temperature.
                 * @member {number} temperature
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.temperature = 0;

                /**
                 * Sampler topK.
                 * @member {number} topK
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topK = 0;

                /**
                 * Sampler topP.
                 * @member {number} topP
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topP = 0;

                /**
                 * Sampler minP.
                 * @member {number} minP
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.minP = 0;

                /**
                 * Sampler typicalP.
                 * @member {number} typicalP
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.typicalP = 0;

                /**
                 * Sampler repeatPenalty.
                 * @member {number} repeatPenalty
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.repeatPenalty = 0;

                /**
                 * Sampler repeatLastN.
                 * @member {number} repeatLastN
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.repeatLastN = 0;

                /**
                 * Sampler presencePenalty.
                 * @member {number} presencePenalty
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.presencePenalty = 0;

                /**
                 * Sampler frequencyPenalty.
                 * @member {number} frequencyPenalty
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.frequencyPenalty = 0;

                /**
                 * Sampler seed.
                 * @member {number} seed
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.seed = 0;

                /**
                 * Sampler hasSeed.
                 * @member {boolean} hasSeed
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.hasSeed = false;

                /**
                 * Sampler grammar.
                 * @member {string} grammar
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.grammar = "";

                /**
                 * Sampler topLogprobs.
                 * @member {number} topLogprobs
                 * @memberof ollamesh.resume.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topLogprobs = 0;

                /**
                 * Creates a new Sampler instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.resume.v1.Sampler
                 * @static
                 * @param {ollamesh.resume.v1.Sampler.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.resume.v1.Sampler} Sampler instance
                 * @type {{
                 *   (properties: ollamesh.resume.v1.Sampler.$Shape): ollamesh.resume.v1.Sampler & ollamesh.resume.v1.Sampler.$Shape;
                 *   (properties?: ollamesh.resume.v1.Sampler.$Properties): ollamesh.resume.v1.Sampler;
                 * }}
                 */
                Sampler.create = function(properties) {
                    return new Sampler(properties);
                };

                /**
                 * Encodes the specified Sampler message. Does not implicitly {@link ollamesh.resume.v1.Sampler.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.resume.v1.Sampler
                 * @static
                 * @param {ollamesh.resume.v1.Sampler.$Properties} message Sampler message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Sampler.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.temperature != null && $Object.hasOwnProperty.call(message, "temperature") && !$Object.is(message.temperature, 0))
                        writer.uint32(/* id 1, wireType 1 =*/9).double(message.temperature);
                    if (message.topK != null && $Object.hasOwnProperty.call(message, "topK") && message.topK !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.topK);
                    if (message.topP != null && $Object.hasOwnProperty.call(message, "topP") && !$Object.is(message.topP, 0))
                        writer.uint32(/* id 3, wireType 1 =*/25).double(message.topP);
                    if (message.minP != null && $Object.hasOwnProperty.call(message, "minP") && !$Object.is(message.minP, 0))
                        writer.uint32(/* id 4, wireType 1 =*/33).double(message.minP);
                    if (message.typicalP != null && $Object.hasOwnProperty.call(message, "typicalP") && !$Object.is(message.typicalP, 0))
                        writer.uint32(/* id 5, wireType 1 =*/41).double(message.typicalP);
                    if (message.repeatPenalty != null && $Object.hasOwnProperty.call(message, "repeatPenalty") && !$Object.is(message.repeatPenalty, 0))
                        writer.uint32(/* id 6, wireType 1 =*/49).double(message.repeatPenalty);
                    if (message.repeatLastN != null && $Object.hasOwnProperty.call(message, "repeatLastN") && message.repeatLastN !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).int32(message.repeatLastN);
                    if (message.presencePenalty != null && $Object.hasOwnProperty.call(message, "presencePenalty") && !$Object.is(message.presencePenalty, 0))
                        writer.uint32(/* id 8, wireType 1 =*/65).double(message.presencePenalty);
                    if (message.frequencyPenalty != null && $Object.hasOwnProperty.call(message, "frequencyPenalty") && !$Object.is(message.frequencyPenalty, 0))
                        writer.uint32(/* id 9, wireType 1 =*/73).double(message.frequencyPenalty);
                    if (message.seed != null && $Object.hasOwnProperty.call(message, "seed") && message.seed !== 0)
                        writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.seed);
                    if (message.hasSeed != null && $Object.hasOwnProperty.call(message, "hasSeed") && message.hasSeed !== false)
                        writer.uint32(/* id 11, wireType 0 =*/88).bool(message.hasSeed);
                    if (message.grammar != null && $Object.hasOwnProperty.call(message, "grammar") && message.grammar !== "")
                        writer.uint32(/* id 12, wireType 2 =*/98).string(message.grammar);
                    if (message.topLogprobs != null && $Object.hasOwnProperty.call(message, "topLogprobs") && message.topLogprobs !== 0)
                        writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.topLogprobs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Sampler message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.resume.v1.Sampler
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Sampler & ollamesh.resume.v1.Sampler.$Shape} Sampler
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Sampler.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.resume.v1.Sampler();
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
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.temperature = value;
                                else
                                    delete message.temperature;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.topK = value;
                                else
                                    delete message.topK;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.topP = value;
                                else
                                    delete message.topP;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.minP = value;
                                else
                                    delete message.minP;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.typicalP = value;
                                else
                                    delete message.typicalP;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.repeatPenalty = value;
                                else
                                    delete message.repeatPenalty;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.repeatLastN = value;
                                else
                                    delete message.repeatLastN;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.presencePenalty = value;
                                else
                                    delete message.presencePenalty;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.frequencyPenalty = value;
                                else
                                    delete message.frequencyPenalty;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.seed = value;
                                else
                                    delete message.seed;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.hasSeed = value;
                                else
                                    delete message.hasSeed;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.grammar = value;
                                else
                                    delete message.grammar;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.topLogprobs = value;
                                else
                                    delete message.topLogprobs;
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

                return Sampler;
            })();

            v1.Keep = (function() {

                /**
                 * Properties of a Keep.
                 * @typedef {Object} ollamesh.resume.v1.Keep.$Properties
                 * @property {string|null} [id] Keep id
                 * @property {ollamesh.resume.v1.Request.$Properties|null} [request] Keep request
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Keep.
                 * @memberof ollamesh.resume.v1
                 * @interface IKeep
                 * @augments ollamesh.resume.v1.Keep.$Properties
                 * @deprecated Use ollamesh.resume.v1.Keep.$Properties instead.
                 */

                /**
                 * Shape of a Keep.
                 * @typedef {ollamesh.resume.v1.Keep.$Properties} ollamesh.resume.v1.Keep.$Shape
                 */

                /**
                 * Constructs a new Keep.
                 * @memberof ollamesh.resume.v1
                 * @classdesc Represents a Keep.
                 * @constructor
                 * @param {ollamesh.resume.v1.Keep.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Keep = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Keep id.
                 * @member {string} id
                 * @memberof ollamesh.resume.v1.Keep
                 * @instance
                 */
                Keep.prototype.id = "";

                /**
                 * Keep request.
                 * @member {ollamesh.resume.v1.Request.$Properties|null|undefined} request
                 * @memberof ollamesh.resume.v1.Keep
                 * @instance
                 */
                Keep.prototype.request = null;

                /**
                 * Creates a new Keep instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.resume.v1.Keep
                 * @static
                 * @param {ollamesh.resume.v1.Keep.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.resume.v1.Keep} Keep instance
                 * @type {{
                 *   (properties: ollamesh.resume.v1.Keep.$Shape): ollamesh.resume.v1.Keep & ollamesh.resume.v1.Keep.$Shape;
                 *   (properties?: ollamesh.resume.v1.Keep.$Properties): ollamesh.resume.v1.Keep;
                 * }}
                 */
                Keep.create = function(properties) {
                    return new Keep(properties);
                };

                /**
                 * Encodes the specified Keep message. Does not implicitly {@link ollamesh.resume.v1.Keep.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.resume.v1.Keep
                 * @static
                 * @param {ollamesh.resume.v1.Keep.$Properties} message Keep message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Keep.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        $root.ollamesh.resume.v1.Request.encode(message.request, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Keep message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.resume.v1.Keep
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Keep & ollamesh.resume.v1.Keep.$Shape} Keep
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Keep.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.resume.v1.Keep();
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
                                message.request = $root.ollamesh.resume.v1.Request.decode(reader, reader.size(), $undefined, _depth + 1, message.request);
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

                return Keep;
            })();

            v1.Add = (function() {

                /**
                 * Properties of an Add.
                 * @typedef {Object} ollamesh.resume.v1.Add.$Properties
                 * @property {string|null} [id] Add id
                 * @property {number|null} [from] Add from
                 * @property {Array.<number>|null} [tokens] Add tokens
                 * @property {string|null} [reason] Add reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Add.
                 * @memberof ollamesh.resume.v1
                 * @interface IAdd
                 * @augments ollamesh.resume.v1.Add.$Properties
                 * @deprecated Use ollamesh.resume.v1.Add.$Properties instead.
                 */

                /**
                 * Shape of an Add.
                 * @typedef {ollamesh.resume.v1.Add.$Properties} ollamesh.resume.v1.Add.$Shape
                 */

                /**
                 * Constructs a new Add.
                 * @memberof ollamesh.resume.v1
                 * @classdesc Represents an Add.
                 * @constructor
                 * @param {ollamesh.resume.v1.Add.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Add = function (properties) {
                    this.tokens = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Add id.
                 * @member {string} id
                 * @memberof ollamesh.resume.v1.Add
                 * @instance
                 */
                Add.prototype.id = "";

                /**
                 * Add from.
                 * @member {number} from
                 * @memberof ollamesh.resume.v1.Add
                 * @instance
                 */
                Add.prototype.from = 0;

                /**
                 * Add tokens.
                 * @member {Array.<number>} tokens
                 * @memberof ollamesh.resume.v1.Add
                 * @instance
                 */
                Add.prototype.tokens = $util.emptyArray;

                /**
                 * Add reason.
                 * @member {string} reason
                 * @memberof ollamesh.resume.v1.Add
                 * @instance
                 */
                Add.prototype.reason = "";

                /**
                 * Creates a new Add instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.resume.v1.Add
                 * @static
                 * @param {ollamesh.resume.v1.Add.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.resume.v1.Add} Add instance
                 * @type {{
                 *   (properties: ollamesh.resume.v1.Add.$Shape): ollamesh.resume.v1.Add & ollamesh.resume.v1.Add.$Shape;
                 *   (properties?: ollamesh.resume.v1.Add.$Properties): ollamesh.resume.v1.Add;
                 * }}
                 */
                Add.create = function(properties) {
                    return new Add(properties);
                };

                /**
                 * Encodes the specified Add message. Does not implicitly {@link ollamesh.resume.v1.Add.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.resume.v1.Add
                 * @static
                 * @param {ollamesh.resume.v1.Add.$Properties} message Add message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Add.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.from);
                    if (message.tokens != null && message.tokens.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).int32s(message.tokens);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Add message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.resume.v1.Add
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Add & ollamesh.resume.v1.Add.$Shape} Add
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Add.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.resume.v1.Add();
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
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 3: {
                                if (wireType === 2) {
                                    if (!(message.tokens && message.tokens.length))
                                        message.tokens = [];
                                    reader.int32s(message.tokens);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.tokens && message.tokens.length))
                                    message.tokens = [];
                                message.tokens.push(reader.int32());
                                continue;
                            }
                        case 4: {
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

                return Add;
            })();

            v1.Want = (function() {

                /**
                 * Properties of a Want.
                 * @typedef {Object} ollamesh.resume.v1.Want.$Properties
                 * @property {string|null} [id] Want id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Want.
                 * @memberof ollamesh.resume.v1
                 * @interface IWant
                 * @augments ollamesh.resume.v1.Want.$Properties
                 * @deprecated Use ollamesh.resume.v1.Want.$Properties instead.
                 */

                /**
                 * Shape of a Want.
                 * @typedef {ollamesh.resume.v1.Want.$Properties} ollamesh.resume.v1.Want.$Shape
                 */

                /**
                 * Constructs a new Want.
                 * @memberof ollamesh.resume.v1
                 * @classdesc Represents a Want.
                 * @constructor
                 * @param {ollamesh.resume.v1.Want.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Want = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Want id.
                 * @member {string} id
                 * @memberof ollamesh.resume.v1.Want
                 * @instance
                 */
                Want.prototype.id = "";

                /**
                 * Creates a new Want instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.resume.v1.Want
                 * @static
                 * @param {ollamesh.resume.v1.Want.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.resume.v1.Want} Want instance
                 * @type {{
                 *   (properties: ollamesh.resume.v1.Want.$Shape): ollamesh.resume.v1.Want & ollamesh.resume.v1.Want.$Shape;
                 *   (properties?: ollamesh.resume.v1.Want.$Properties): ollamesh.resume.v1.Want;
                 * }}
                 */
                Want.create = function(properties) {
                    return new Want(properties);
                };

                /**
                 * Encodes the specified Want message. Does not implicitly {@link ollamesh.resume.v1.Want.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.resume.v1.Want
                 * @static
                 * @param {ollamesh.resume.v1.Want.$Properties} message Want message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Want.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Want message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.resume.v1.Want
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Want & ollamesh.resume.v1.Want.$Shape} Want
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Want.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.resume.v1.Want();
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

                return Want;
            })();

            v1.Found = (function() {

                /**
                 * Properties of a Found.
                 * @typedef {Object} ollamesh.resume.v1.Found.$Properties
                 * @property {string|null} [id] Found id
                 * @property {ollamesh.resume.v1.Request.$Properties|null} [request] Found request
                 * @property {Array.<number>|null} [tokens] Found tokens
                 * @property {string|null} [reason] Found reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Found.
                 * @memberof ollamesh.resume.v1
                 * @interface IFound
                 * @augments ollamesh.resume.v1.Found.$Properties
                 * @deprecated Use ollamesh.resume.v1.Found.$Properties instead.
                 */

                /**
                 * Shape of a Found.
                 * @typedef {ollamesh.resume.v1.Found.$Properties} ollamesh.resume.v1.Found.$Shape
                 */

                /**
                 * Constructs a new Found.
                 * @memberof ollamesh.resume.v1
                 * @classdesc Represents a Found.
                 * @constructor
                 * @param {ollamesh.resume.v1.Found.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Found = function (properties) {
                    this.tokens = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Found id.
                 * @member {string} id
                 * @memberof ollamesh.resume.v1.Found
                 * @instance
                 */
                Found.prototype.id = "";

                /**
                 * Found request.
                 * @member {ollamesh.resume.v1.Request.$Properties|null|undefined} request
                 * @memberof ollamesh.resume.v1.Found
                 * @instance
                 */
                Found.prototype.request = null;

                /**
                 * Found tokens.
                 * @member {Array.<number>} tokens
                 * @memberof ollamesh.resume.v1.Found
                 * @instance
                 */
                Found.prototype.tokens = $util.emptyArray;

                /**
                 * Found reason.
                 * @member {string} reason
                 * @memberof ollamesh.resume.v1.Found
                 * @instance
                 */
                Found.prototype.reason = "";

                /**
                 * Creates a new Found instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.resume.v1.Found
                 * @static
                 * @param {ollamesh.resume.v1.Found.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.resume.v1.Found} Found instance
                 * @type {{
                 *   (properties: ollamesh.resume.v1.Found.$Shape): ollamesh.resume.v1.Found & ollamesh.resume.v1.Found.$Shape;
                 *   (properties?: ollamesh.resume.v1.Found.$Properties): ollamesh.resume.v1.Found;
                 * }}
                 */
                Found.create = function(properties) {
                    return new Found(properties);
                };

                /**
                 * Encodes the specified Found message. Does not implicitly {@link ollamesh.resume.v1.Found.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.resume.v1.Found
                 * @static
                 * @param {ollamesh.resume.v1.Found.$Properties} message Found message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Found.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        $root.ollamesh.resume.v1.Request.encode(message.request, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.tokens != null && message.tokens.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).int32s(message.tokens);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Found message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.resume.v1.Found
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Found & ollamesh.resume.v1.Found.$Shape} Found
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Found.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.resume.v1.Found();
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
                                message.request = $root.ollamesh.resume.v1.Request.decode(reader, reader.size(), $undefined, _depth + 1, message.request);
                                continue;
                            }
                        case 3: {
                                if (wireType === 2) {
                                    if (!(message.tokens && message.tokens.length))
                                        message.tokens = [];
                                    reader.int32s(message.tokens);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.tokens && message.tokens.length))
                                    message.tokens = [];
                                message.tokens.push(reader.int32());
                                continue;
                            }
                        case 4: {
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

                return Found;
            })();

            return v1;
        })();

        return resume;
    })();

    return ollamesh;
})();

export {
  $root as default
};
