// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["stage"] || ($protobuf.roots["stage"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.stage = (function() {

        /**
         * Namespace stage.
         * @memberof ollamesh
         * @namespace
         */
        const stage = {};

        stage.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.stage
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.stage.v1.Message.$Properties
                 * @property {ollamesh.stage.v1.Batch.$Properties|null} [batch] Message batch
                 * @property {ollamesh.stage.v1.SampledTokens.$Properties|null} [sampled] Message sampled
                 * @property {ollamesh.stage.v1.Failed.$Properties|null} [failed] Message failed
                 * @property {"batch"|"sampled"|"failed"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.stage.v1
                 * @interface IMessage
                 * @augments ollamesh.stage.v1.Message.$Properties
                 * @deprecated Use ollamesh.stage.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   batch?: ollamesh.stage.v1.Batch.$Shape|null;
                 *   sampled?: ollamesh.stage.v1.SampledTokens.$Shape|null;
                 *   failed?: ollamesh.stage.v1.Failed.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; batch?: null; sampled?: null; failed?: null }|{ kind?: "batch"; batch: ollamesh.stage.v1.Batch.$Shape; sampled?: null; failed?: null }|{ kind?: "sampled"; batch?: null; sampled: ollamesh.stage.v1.SampledTokens.$Shape; failed?: null }|{ kind?: "failed"; batch?: null; sampled?: null; failed: ollamesh.stage.v1.Failed.$Shape })
                 * )} ollamesh.stage.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.stage.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message batch.
                 * @member {ollamesh.stage.v1.Batch.$Properties|null|undefined} batch
                 * @memberof ollamesh.stage.v1.Message
                 * @instance
                 */
                Message.prototype.batch = null;

                /**
                 * Message sampled.
                 * @member {ollamesh.stage.v1.SampledTokens.$Properties|null|undefined} sampled
                 * @memberof ollamesh.stage.v1.Message
                 * @instance
                 */
                Message.prototype.sampled = null;

                /**
                 * Message failed.
                 * @member {ollamesh.stage.v1.Failed.$Properties|null|undefined} failed
                 * @memberof ollamesh.stage.v1.Message
                 * @instance
                 */
                Message.prototype.failed = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"batch"|"sampled"|"failed"|undefined} kind
                 * @memberof ollamesh.stage.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["batch", "sampled", "failed"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Message
                 * @static
                 * @param {ollamesh.stage.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Message.$Shape): ollamesh.stage.v1.Message & ollamesh.stage.v1.Message.$Shape;
                 *   (properties?: ollamesh.stage.v1.Message.$Properties): ollamesh.stage.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.stage.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Message
                 * @static
                 * @param {ollamesh.stage.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.batch != null && $Object.hasOwnProperty.call(message, "batch"))
                        $root.ollamesh.stage.v1.Batch.encode(message.batch, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.sampled != null && $Object.hasOwnProperty.call(message, "sampled"))
                        $root.ollamesh.stage.v1.SampledTokens.encode(message.sampled, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.failed != null && $Object.hasOwnProperty.call(message, "failed"))
                        $root.ollamesh.stage.v1.Failed.encode(message.failed, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Message & ollamesh.stage.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.stage.v1.Message();
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
                                message.batch = $root.ollamesh.stage.v1.Batch.decode(reader, reader.size(), $undefined, _depth + 1, message.batch);
                                message.kind = "batch";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.sampled = $root.ollamesh.stage.v1.SampledTokens.decode(reader, reader.size(), $undefined, _depth + 1, message.sampled);
                                message.kind = "sampled";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.failed = $root.ollamesh.stage.v1.Failed.decode(reader, reader.size(), $undefined, _depth + 1, message.failed);
                                message.kind = "failed";
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

            v1.Batch = (function() {

                /**
                 * Properties of a Batch.
                 * @typedef {Object} ollamesh.stage.v1.Batch.$Properties
                 * @property {string|null} [deployment] Batch deployment
                 * @property {number|null} [stream] Batch stream
                 * @property {number|null} [sequence] Batch sequence
                 * @property {Array.<number>|null} [closes] Batch closes
                 * @property {Array.<ollamesh.stage.v1.Open.$Properties>|null} [opens] Batch opens
                 * @property {Array.<number>|null} [slots] Batch slots
                 * @property {Array.<number>|null} [positions] Batch positions
                 * @property {Uint8Array|null} [outputs] Batch outputs
                 * @property {Uint8Array|null} [hidden] Batch hidden
                 * @property {Array.<number>|null} [drafts] Batch drafts
                 * @property {boolean|null} [half] Batch half
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Batch.
                 * @memberof ollamesh.stage.v1
                 * @interface IBatch
                 * @augments ollamesh.stage.v1.Batch.$Properties
                 * @deprecated Use ollamesh.stage.v1.Batch.$Properties instead.
                 */

                /**
                 * Shape of a Batch.
                 * @typedef {ollamesh.stage.v1.Batch.$Properties} ollamesh.stage.v1.Batch.$Shape
                 */

                /**
                 * Constructs a new Batch.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a Batch.
                 * @constructor
                 * @param {ollamesh.stage.v1.Batch.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Batch = function (properties) {
                    this.closes = [];
                    this.opens = [];
                    this.slots = [];
                    this.positions = [];
                    this.drafts = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Batch deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.deployment = "";

                /**
                 * Batch stream.
                 * @member {number} stream
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.stream = 0;

                /**
                 * Batch sequence.
                 * @member {number} sequence
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.sequence = 0;

                /**
                 * Batch closes.
                 * @member {Array.<number>} closes
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.closes = $util.emptyArray;

                /**
                 * Batch opens.
                 * @member {Array.<ollamesh.stage.v1.Open.$Properties>} opens
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.opens = $util.emptyArray;

                /**
                 * Batch slots.
                 * @member {Array.<number>} slots
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.slots = $util.emptyArray;

                /**
                 * Batch positions.
                 * @member {Array.<number>} positions
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.positions = $util.emptyArray;

                /**
                 * Batch outputs.
                 * @member {Uint8Array} outputs
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.outputs = $util.newBuffer([]);

                /**
                 * Batch hidden.
                 * @member {Uint8Array} hidden
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.hidden = $util.newBuffer([]);

                /**
                 * Batch drafts.
                 * @member {Array.<number>} drafts
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.drafts = $util.emptyArray;

                /**
                 * Batch half.
                 * @member {boolean} half
                 * @memberof ollamesh.stage.v1.Batch
                 * @instance
                 */
                Batch.prototype.half = false;

                /**
                 * Creates a new Batch instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Batch
                 * @static
                 * @param {ollamesh.stage.v1.Batch.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Batch} Batch instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Batch.$Shape): ollamesh.stage.v1.Batch & ollamesh.stage.v1.Batch.$Shape;
                 *   (properties?: ollamesh.stage.v1.Batch.$Properties): ollamesh.stage.v1.Batch;
                 * }}
                 */
                Batch.create = function(properties) {
                    return new Batch(properties);
                };

                /**
                 * Encodes the specified Batch message. Does not implicitly {@link ollamesh.stage.v1.Batch.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Batch
                 * @static
                 * @param {ollamesh.stage.v1.Batch.$Properties} message Batch message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Batch.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.stream);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && message.sequence !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.sequence);
                    if (message.closes != null && message.closes.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).uint32s(message.closes);
                    if (message.opens != null && message.opens.length)
                        for (let i = 0; i < message.opens.length; ++i)
                            $root.ollamesh.stage.v1.Open.encode(message.opens[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.slots != null && message.slots.length)
                        writer.uint32(/* id 6, wireType 2 =*/50).int32s(message.slots);
                    if (message.positions != null && message.positions.length)
                        writer.uint32(/* id 7, wireType 2 =*/58).int32s(message.positions);
                    if (message.outputs != null && $Object.hasOwnProperty.call(message, "outputs") && message.outputs.length)
                        writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.outputs);
                    if (message.hidden != null && $Object.hasOwnProperty.call(message, "hidden") && message.hidden.length)
                        writer.uint32(/* id 9, wireType 2 =*/74).bytes(message.hidden);
                    if (message.drafts != null && message.drafts.length)
                        writer.uint32(/* id 10, wireType 2 =*/82).uint32s(message.drafts);
                    if (message.half != null && $Object.hasOwnProperty.call(message, "half") && message.half !== false)
                        writer.uint32(/* id 11, wireType 0 =*/88).bool(message.half);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Batch message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.Batch
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Batch & ollamesh.stage.v1.Batch.$Shape} Batch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Batch.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.stage.v1.Batch();
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
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.stream = value;
                                else
                                    delete message.stream;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 4: {
                                if (wireType === 2) {
                                    if (!(message.closes && message.closes.length))
                                        message.closes = [];
                                    reader.uint32s(message.closes);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.closes && message.closes.length))
                                    message.closes = [];
                                message.closes.push(reader.uint32());
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.opens && message.opens.length))
                                    message.opens = [];
                                message.opens.push($root.ollamesh.stage.v1.Open.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 6: {
                                if (wireType === 2) {
                                    if (!(message.slots && message.slots.length))
                                        message.slots = [];
                                    reader.int32s(message.slots);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.slots && message.slots.length))
                                    message.slots = [];
                                message.slots.push(reader.int32());
                                continue;
                            }
                        case 7: {
                                if (wireType === 2) {
                                    if (!(message.positions && message.positions.length))
                                        message.positions = [];
                                    reader.int32s(message.positions);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.positions && message.positions.length))
                                    message.positions = [];
                                message.positions.push(reader.int32());
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.outputs = value;
                                else
                                    delete message.outputs;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.hidden = value;
                                else
                                    delete message.hidden;
                                continue;
                            }
                        case 10: {
                                if (wireType === 2) {
                                    if (!(message.drafts && message.drafts.length))
                                        message.drafts = [];
                                    reader.uint32s(message.drafts);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.drafts && message.drafts.length))
                                    message.drafts = [];
                                message.drafts.push(reader.uint32());
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.half = value;
                                else
                                    delete message.half;
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

                return Batch;
            })();

            v1.Open = (function() {

                /**
                 * Properties of an Open.
                 * @typedef {Object} ollamesh.stage.v1.Open.$Properties
                 * @property {number|null} [slot] Open slot
                 * @property {ollamesh.stage.v1.Sampler.$Properties|null} [sampler] Open sampler
                 * @property {Array.<number>|null} [history] Open history
                 * @property {number|null} [answered] Open answered
                 * @property {number|null} [keep] Open keep
                 * @property {number|null} [from] Open from
                 * @property {boolean|null} [embeds] Open embeds
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Open.
                 * @memberof ollamesh.stage.v1
                 * @interface IOpen
                 * @augments ollamesh.stage.v1.Open.$Properties
                 * @deprecated Use ollamesh.stage.v1.Open.$Properties instead.
                 */

                /**
                 * Shape of an Open.
                 * @typedef {ollamesh.stage.v1.Open.$Properties} ollamesh.stage.v1.Open.$Shape
                 */

                /**
                 * Constructs a new Open.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents an Open.
                 * @constructor
                 * @param {ollamesh.stage.v1.Open.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Open = function (properties) {
                    this.history = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Open slot.
                 * @member {number} slot
                 * @memberof ollamesh.stage.v1.Open
                 * @instance
                 */
                Open.prototype.slot = 0;

                /**
                 * Open sampler.
                 * @member {ollamesh.stage.v1.Sampler.$Properties|null|undefined} sampler
                 * @memberof ollamesh.stage.v1.Open
                 * @instance
                 */
                Open.prototype.sampler = null;

                /**
                 * Open history.
                 * @member {Array.<number>} history
                 * @memberof ollamesh.stage.v1.Open
                 * @instance
                 */
                Open.prototype.history = $util.emptyArray;

                /**
                 * Open answered.
                 * @member {number} answered
                 * @memberof ollamesh.stage.v1.Open
                 * @instance
                 */
                Open.prototype.answered = 0;

                /**
                 * Open keep.
                 * @member {number} keep
                 * @memberof ollamesh.stage.v1.Open
                 * @instance
                 */
                Open.prototype.keep = 0;

                /**
                 * Open from.
                 * @member {number} from
                 * @memberof ollamesh.stage.v1.Open
                 * @instance
                 */
                Open.prototype.from = 0;

                /**
                 * Open embeds.
                 * @member {boolean} embeds
                 * @memberof ollamesh.stage.v1.Open
                 * @instance
                 */
                Open.prototype.embeds = false;

                /**
                 * Creates a new Open instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Open
                 * @static
                 * @param {ollamesh.stage.v1.Open.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Open} Open instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Open.$Shape): ollamesh.stage.v1.Open & ollamesh.stage.v1.Open.$Shape;
                 *   (properties?: ollamesh.stage.v1.Open.$Properties): ollamesh.stage.v1.Open;
                 * }}
                 */
                Open.create = function(properties) {
                    return new Open(properties);
                };

                /**
                 * Encodes the specified Open message. Does not implicitly {@link ollamesh.stage.v1.Open.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Open
                 * @static
                 * @param {ollamesh.stage.v1.Open.$Properties} message Open message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Open.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.slot);
                    if (message.sampler != null && $Object.hasOwnProperty.call(message, "sampler"))
                        $root.ollamesh.stage.v1.Sampler.encode(message.sampler, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.history != null && message.history.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).int32s(message.history);
                    if (message.answered != null && $Object.hasOwnProperty.call(message, "answered") && message.answered !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.answered);
                    if (message.keep != null && $Object.hasOwnProperty.call(message, "keep") && message.keep !== 0)
                        writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.keep);
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== 0)
                        writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.from);
                    if (message.embeds != null && $Object.hasOwnProperty.call(message, "embeds") && message.embeds !== false)
                        writer.uint32(/* id 7, wireType 0 =*/56).bool(message.embeds);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Open message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.Open
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Open & ollamesh.stage.v1.Open.$Shape} Open
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Open.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.stage.v1.Open();
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
                                    message.slot = value;
                                else
                                    delete message.slot;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.sampler = $root.ollamesh.stage.v1.Sampler.decode(reader, reader.size(), $undefined, _depth + 1, message.sampler);
                                continue;
                            }
                        case 3: {
                                if (wireType === 2) {
                                    if (!(message.history && message.history.length))
                                        message.history = [];
                                    reader.int32s(message.history);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.history && message.history.length))
                                    message.history = [];
                                message.history.push(reader.int32());
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.answered = value;
                                else
                                    delete message.answered;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.keep = value;
                                else
                                    delete message.keep;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.embeds = value;
                                else
                                    delete message.embeds;
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

                return Open;
            })();

            v1.Sampler = (function() {

                /**
                 * Properties of a Sampler.
                 * @typedef {Object} ollamesh.stage.v1.Sampler.$Properties
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
                 * @memberof ollamesh.stage.v1
                 * @interface ISampler
                 * @augments ollamesh.stage.v1.Sampler.$Properties
                 * @deprecated Use ollamesh.stage.v1.Sampler.$Properties instead.
                 */

                /**
                 * Shape of a Sampler.
                 * @typedef {ollamesh.stage.v1.Sampler.$Properties} ollamesh.stage.v1.Sampler.$Shape
                 */

                /**
                 * Constructs a new Sampler.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a Sampler.
                 * @constructor
                 * @param {ollamesh.stage.v1.Sampler.$Properties=} [properties] Properties to set
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
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.temperature = 0;

                /**
                 * Sampler topK.
                 * @member {number} topK
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topK = 0;

                /**
                 * Sampler topP.
                 * @member {number} topP
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topP = 0;

                /**
                 * Sampler minP.
                 * @member {number} minP
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.minP = 0;

                /**
                 * Sampler typicalP.
                 * @member {number} typicalP
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.typicalP = 0;

                /**
                 * Sampler repeatPenalty.
                 * @member {number} repeatPenalty
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.repeatPenalty = 0;

                /**
                 * Sampler repeatLastN.
                 * @member {number} repeatLastN
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.repeatLastN = 0;

                /**
                 * Sampler presencePenalty.
                 * @member {number} presencePenalty
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.presencePenalty = 0;

                /**
                 * Sampler frequencyPenalty.
                 * @member {number} frequencyPenalty
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.frequencyPenalty = 0;

                /**
                 * Sampler seed.
                 * @member {number} seed
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.seed = 0;

                /**
                 * Sampler hasSeed.
                 * @member {boolean} hasSeed
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.hasSeed = false;

                /**
                 * Sampler grammar.
                 * @member {string} grammar
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.grammar = "";

                /**
                 * Sampler topLogprobs.
                 * @member {number} topLogprobs
                 * @memberof ollamesh.stage.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topLogprobs = 0;

                /**
                 * Creates a new Sampler instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Sampler
                 * @static
                 * @param {ollamesh.stage.v1.Sampler.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Sampler} Sampler instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Sampler.$Shape): ollamesh.stage.v1.Sampler & ollamesh.stage.v1.Sampler.$Shape;
                 *   (properties?: ollamesh.stage.v1.Sampler.$Properties): ollamesh.stage.v1.Sampler;
                 * }}
                 */
                Sampler.create = function(properties) {
                    return new Sampler(properties);
                };

                /**
                 * Encodes the specified Sampler message. Does not implicitly {@link ollamesh.stage.v1.Sampler.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Sampler
                 * @static
                 * @param {ollamesh.stage.v1.Sampler.$Properties} message Sampler message or plain object to encode
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
                 * @memberof ollamesh.stage.v1.Sampler
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Sampler & ollamesh.stage.v1.Sampler.$Shape} Sampler
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
                    message = _target || new $root.ollamesh.stage.v1.Sampler();
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

            v1.Probability = (function() {

                /**
                 * Properties of a Probability.
                 * @typedef {Object} ollamesh.stage.v1.Probability.$Properties
                 * @property {number|null} [token] Probability token
                 * @property {number|null} [logprob] Probability logprob
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Probability.
                 * @memberof ollamesh.stage.v1
                 * @interface IProbability
                 * @augments ollamesh.stage.v1.Probability.$Properties
                 * @deprecated Use ollamesh.stage.v1.Probability.$Properties instead.
                 */

                /**
                 * Shape of a Probability.
                 * @typedef {ollamesh.stage.v1.Probability.$Properties} ollamesh.stage.v1.Probability.$Shape
                 */

                /**
                 * Constructs a new Probability.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a Probability.
                 * @constructor
                 * @param {ollamesh.stage.v1.Probability.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Probability = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Probability token.
                 * @member {number} token
                 * @memberof ollamesh.stage.v1.Probability
                 * @instance
                 */
                Probability.prototype.token = 0;

                /**
                 * Probability logprob.
                 * @member {number} logprob
                 * @memberof ollamesh.stage.v1.Probability
                 * @instance
                 */
                Probability.prototype.logprob = 0;

                /**
                 * Creates a new Probability instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Probability
                 * @static
                 * @param {ollamesh.stage.v1.Probability.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Probability} Probability instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Probability.$Shape): ollamesh.stage.v1.Probability & ollamesh.stage.v1.Probability.$Shape;
                 *   (properties?: ollamesh.stage.v1.Probability.$Properties): ollamesh.stage.v1.Probability;
                 * }}
                 */
                Probability.create = function(properties) {
                    return new Probability(properties);
                };

                /**
                 * Encodes the specified Probability message. Does not implicitly {@link ollamesh.stage.v1.Probability.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Probability
                 * @static
                 * @param {ollamesh.stage.v1.Probability.$Properties} message Probability message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Probability.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).int32(message.token);
                    if (message.logprob != null && $Object.hasOwnProperty.call(message, "logprob") && !$Object.is(message.logprob, 0))
                        writer.uint32(/* id 2, wireType 1 =*/17).double(message.logprob);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Probability message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.Probability
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Probability & ollamesh.stage.v1.Probability.$Shape} Probability
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Probability.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.stage.v1.Probability();
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
                                    message.token = value;
                                else
                                    delete message.token;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.logprob = value;
                                else
                                    delete message.logprob;
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

                return Probability;
            })();

            v1.Likelihood = (function() {

                /**
                 * Properties of a Likelihood.
                 * @typedef {Object} ollamesh.stage.v1.Likelihood.$Properties
                 * @property {number|null} [logprob] Likelihood logprob
                 * @property {Array.<ollamesh.stage.v1.Probability.$Properties>|null} [top] Likelihood top
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Likelihood.
                 * @memberof ollamesh.stage.v1
                 * @interface ILikelihood
                 * @augments ollamesh.stage.v1.Likelihood.$Properties
                 * @deprecated Use ollamesh.stage.v1.Likelihood.$Properties instead.
                 */

                /**
                 * Shape of a Likelihood.
                 * @typedef {ollamesh.stage.v1.Likelihood.$Properties} ollamesh.stage.v1.Likelihood.$Shape
                 */

                /**
                 * Constructs a new Likelihood.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a Likelihood.
                 * @constructor
                 * @param {ollamesh.stage.v1.Likelihood.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Likelihood = function (properties) {
                    this.top = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Likelihood logprob.
                 * @member {number} logprob
                 * @memberof ollamesh.stage.v1.Likelihood
                 * @instance
                 */
                Likelihood.prototype.logprob = 0;

                /**
                 * Likelihood top.
                 * @member {Array.<ollamesh.stage.v1.Probability.$Properties>} top
                 * @memberof ollamesh.stage.v1.Likelihood
                 * @instance
                 */
                Likelihood.prototype.top = $util.emptyArray;

                /**
                 * Creates a new Likelihood instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Likelihood
                 * @static
                 * @param {ollamesh.stage.v1.Likelihood.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Likelihood} Likelihood instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Likelihood.$Shape): ollamesh.stage.v1.Likelihood & ollamesh.stage.v1.Likelihood.$Shape;
                 *   (properties?: ollamesh.stage.v1.Likelihood.$Properties): ollamesh.stage.v1.Likelihood;
                 * }}
                 */
                Likelihood.create = function(properties) {
                    return new Likelihood(properties);
                };

                /**
                 * Encodes the specified Likelihood message. Does not implicitly {@link ollamesh.stage.v1.Likelihood.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Likelihood
                 * @static
                 * @param {ollamesh.stage.v1.Likelihood.$Properties} message Likelihood message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Likelihood.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.logprob != null && $Object.hasOwnProperty.call(message, "logprob") && !$Object.is(message.logprob, 0))
                        writer.uint32(/* id 1, wireType 1 =*/9).double(message.logprob);
                    if (message.top != null && message.top.length)
                        for (let i = 0; i < message.top.length; ++i)
                            $root.ollamesh.stage.v1.Probability.encode(message.top[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Likelihood message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.Likelihood
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Likelihood & ollamesh.stage.v1.Likelihood.$Shape} Likelihood
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Likelihood.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.stage.v1.Likelihood();
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
                                    message.logprob = value;
                                else
                                    delete message.logprob;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.top && message.top.length))
                                    message.top = [];
                                message.top.push($root.ollamesh.stage.v1.Probability.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Likelihood;
            })();

            v1.SampledTokens = (function() {

                /**
                 * Properties of a SampledTokens.
                 * @typedef {Object} ollamesh.stage.v1.SampledTokens.$Properties
                 * @property {string|null} [deployment] SampledTokens deployment
                 * @property {number|null} [stream] SampledTokens stream
                 * @property {number|null} [sequence] SampledTokens sequence
                 * @property {Array.<ollamesh.stage.v1.Token.$Properties>|null} [tokens] SampledTokens tokens
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SampledTokens.
                 * @memberof ollamesh.stage.v1
                 * @interface ISampledTokens
                 * @augments ollamesh.stage.v1.SampledTokens.$Properties
                 * @deprecated Use ollamesh.stage.v1.SampledTokens.$Properties instead.
                 */

                /**
                 * Shape of a SampledTokens.
                 * @typedef {ollamesh.stage.v1.SampledTokens.$Properties} ollamesh.stage.v1.SampledTokens.$Shape
                 */

                /**
                 * Constructs a new SampledTokens.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a SampledTokens.
                 * @constructor
                 * @param {ollamesh.stage.v1.SampledTokens.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SampledTokens = function (properties) {
                    this.tokens = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SampledTokens deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.stage.v1.SampledTokens
                 * @instance
                 */
                SampledTokens.prototype.deployment = "";

                /**
                 * SampledTokens stream.
                 * @member {number} stream
                 * @memberof ollamesh.stage.v1.SampledTokens
                 * @instance
                 */
                SampledTokens.prototype.stream = 0;

                /**
                 * SampledTokens sequence.
                 * @member {number} sequence
                 * @memberof ollamesh.stage.v1.SampledTokens
                 * @instance
                 */
                SampledTokens.prototype.sequence = 0;

                /**
                 * SampledTokens tokens.
                 * @member {Array.<ollamesh.stage.v1.Token.$Properties>} tokens
                 * @memberof ollamesh.stage.v1.SampledTokens
                 * @instance
                 */
                SampledTokens.prototype.tokens = $util.emptyArray;

                /**
                 * Creates a new SampledTokens instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.SampledTokens
                 * @static
                 * @param {ollamesh.stage.v1.SampledTokens.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.SampledTokens} SampledTokens instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.SampledTokens.$Shape): ollamesh.stage.v1.SampledTokens & ollamesh.stage.v1.SampledTokens.$Shape;
                 *   (properties?: ollamesh.stage.v1.SampledTokens.$Properties): ollamesh.stage.v1.SampledTokens;
                 * }}
                 */
                SampledTokens.create = function(properties) {
                    return new SampledTokens(properties);
                };

                /**
                 * Encodes the specified SampledTokens message. Does not implicitly {@link ollamesh.stage.v1.SampledTokens.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.SampledTokens
                 * @static
                 * @param {ollamesh.stage.v1.SampledTokens.$Properties} message SampledTokens message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SampledTokens.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.stream);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && message.sequence !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.sequence);
                    if (message.tokens != null && message.tokens.length)
                        for (let i = 0; i < message.tokens.length; ++i)
                            $root.ollamesh.stage.v1.Token.encode(message.tokens[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SampledTokens message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.SampledTokens
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.SampledTokens & ollamesh.stage.v1.SampledTokens.$Shape} SampledTokens
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SampledTokens.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.stage.v1.SampledTokens();
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
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.stream = value;
                                else
                                    delete message.stream;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.tokens && message.tokens.length))
                                    message.tokens = [];
                                message.tokens.push($root.ollamesh.stage.v1.Token.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return SampledTokens;
            })();

            v1.Token = (function() {

                /**
                 * Properties of a Token.
                 * @typedef {Object} ollamesh.stage.v1.Token.$Properties
                 * @property {number|null} [slot] Token slot
                 * @property {number|null} [token] Token token
                 * @property {boolean|null} [end] Token end
                 * @property {ollamesh.stage.v1.Likelihood.$Properties|null} [likelihood] Token likelihood
                 * @property {string|null} [refusal] Token refusal
                 * @property {Uint8Array|null} [embedding] Token embedding
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Token.
                 * @memberof ollamesh.stage.v1
                 * @interface IToken
                 * @augments ollamesh.stage.v1.Token.$Properties
                 * @deprecated Use ollamesh.stage.v1.Token.$Properties instead.
                 */

                /**
                 * Shape of a Token.
                 * @typedef {ollamesh.stage.v1.Token.$Properties} ollamesh.stage.v1.Token.$Shape
                 */

                /**
                 * Constructs a new Token.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a Token.
                 * @constructor
                 * @param {ollamesh.stage.v1.Token.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Token = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Token slot.
                 * @member {number} slot
                 * @memberof ollamesh.stage.v1.Token
                 * @instance
                 */
                Token.prototype.slot = 0;

                /**
                 * Token token.
                 * @member {number} token
                 * @memberof ollamesh.stage.v1.Token
                 * @instance
                 */
                Token.prototype.token = 0;

                /**
                 * Token end.
                 * @member {boolean} end
                 * @memberof ollamesh.stage.v1.Token
                 * @instance
                 */
                Token.prototype.end = false;

                /**
                 * Token likelihood.
                 * @member {ollamesh.stage.v1.Likelihood.$Properties|null|undefined} likelihood
                 * @memberof ollamesh.stage.v1.Token
                 * @instance
                 */
                Token.prototype.likelihood = null;

                /**
                 * Token refusal.
                 * @member {string} refusal
                 * @memberof ollamesh.stage.v1.Token
                 * @instance
                 */
                Token.prototype.refusal = "";

                /**
                 * Token embedding.
                 * @member {Uint8Array} embedding
                 * @memberof ollamesh.stage.v1.Token
                 * @instance
                 */
                Token.prototype.embedding = $util.newBuffer([]);

                /**
                 * Creates a new Token instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Token
                 * @static
                 * @param {ollamesh.stage.v1.Token.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Token} Token instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Token.$Shape): ollamesh.stage.v1.Token & ollamesh.stage.v1.Token.$Shape;
                 *   (properties?: ollamesh.stage.v1.Token.$Properties): ollamesh.stage.v1.Token;
                 * }}
                 */
                Token.create = function(properties) {
                    return new Token(properties);
                };

                /**
                 * Encodes the specified Token message. Does not implicitly {@link ollamesh.stage.v1.Token.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Token
                 * @static
                 * @param {ollamesh.stage.v1.Token.$Properties} message Token message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Token.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.slot);
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).int32(message.token);
                    if (message.end != null && $Object.hasOwnProperty.call(message, "end") && message.end !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.end);
                    if (message.likelihood != null && $Object.hasOwnProperty.call(message, "likelihood"))
                        $root.ollamesh.stage.v1.Likelihood.encode(message.likelihood, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.refusal != null && $Object.hasOwnProperty.call(message, "refusal") && message.refusal !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.refusal);
                    if (message.embedding != null && $Object.hasOwnProperty.call(message, "embedding") && message.embedding.length)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.embedding);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Token message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.Token
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Token & ollamesh.stage.v1.Token.$Shape} Token
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Token.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.stage.v1.Token();
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
                                    message.slot = value;
                                else
                                    delete message.slot;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.token = value;
                                else
                                    delete message.token;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.end = value;
                                else
                                    delete message.end;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.likelihood = $root.ollamesh.stage.v1.Likelihood.decode(reader, reader.size(), $undefined, _depth + 1, message.likelihood);
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.refusal = value;
                                else
                                    delete message.refusal;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.embedding = value;
                                else
                                    delete message.embedding;
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

                return Token;
            })();

            v1.Failed = (function() {

                /**
                 * Properties of a Failed.
                 * @typedef {Object} ollamesh.stage.v1.Failed.$Properties
                 * @property {string|null} [deployment] Failed deployment
                 * @property {number|null} [stream] Failed stream
                 * @property {string|null} [code] Failed code
                 * @property {string|null} [reason] Failed reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Failed.
                 * @memberof ollamesh.stage.v1
                 * @interface IFailed
                 * @augments ollamesh.stage.v1.Failed.$Properties
                 * @deprecated Use ollamesh.stage.v1.Failed.$Properties instead.
                 */

                /**
                 * Shape of a Failed.
                 * @typedef {ollamesh.stage.v1.Failed.$Properties} ollamesh.stage.v1.Failed.$Shape
                 */

                /**
                 * Constructs a new Failed.
                 * @memberof ollamesh.stage.v1
                 * @classdesc Represents a Failed.
                 * @constructor
                 * @param {ollamesh.stage.v1.Failed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Failed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Failed deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.stage.v1.Failed
                 * @instance
                 */
                Failed.prototype.deployment = "";

                /**
                 * Failed stream.
                 * @member {number} stream
                 * @memberof ollamesh.stage.v1.Failed
                 * @instance
                 */
                Failed.prototype.stream = 0;

                /**
                 * Failed code.
                 * @member {string} code
                 * @memberof ollamesh.stage.v1.Failed
                 * @instance
                 */
                Failed.prototype.code = "";

                /**
                 * Failed reason.
                 * @member {string} reason
                 * @memberof ollamesh.stage.v1.Failed
                 * @instance
                 */
                Failed.prototype.reason = "";

                /**
                 * Creates a new Failed instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.stage.v1.Failed
                 * @static
                 * @param {ollamesh.stage.v1.Failed.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.stage.v1.Failed} Failed instance
                 * @type {{
                 *   (properties: ollamesh.stage.v1.Failed.$Shape): ollamesh.stage.v1.Failed & ollamesh.stage.v1.Failed.$Shape;
                 *   (properties?: ollamesh.stage.v1.Failed.$Properties): ollamesh.stage.v1.Failed;
                 * }}
                 */
                Failed.create = function(properties) {
                    return new Failed(properties);
                };

                /**
                 * Encodes the specified Failed message. Does not implicitly {@link ollamesh.stage.v1.Failed.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.stage.v1.Failed
                 * @static
                 * @param {ollamesh.stage.v1.Failed.$Properties} message Failed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Failed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.stream);
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.code);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Failed message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.stage.v1.Failed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Failed & ollamesh.stage.v1.Failed.$Shape} Failed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Failed.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.stage.v1.Failed();
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
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.stream = value;
                                else
                                    delete message.stream;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.code = value;
                                else
                                    delete message.code;
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

                return Failed;
            })();

            return v1;
        })();

        return stage;
    })();

    return ollamesh;
})();

export {
  $root as default
};
