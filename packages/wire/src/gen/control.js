// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["control"] || ($protobuf.roots["control"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.control = (function() {

        /**
         * Namespace control.
         * @memberof ollamesh
         * @namespace
         */
        const control = {};

        control.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.control
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.control.v1.Message.$Properties
                 * @property {ollamesh.control.v1.StageReport.$Properties|null} [stageReport] Message stageReport
                 * @property {"stageReport"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.control.v1
                 * @interface IMessage
                 * @augments ollamesh.control.v1.Message.$Properties
                 * @deprecated Use ollamesh.control.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   stageReport?: ollamesh.control.v1.StageReport.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; stageReport?: null }|{ kind?: "stageReport"; stageReport: ollamesh.control.v1.StageReport.$Shape })
                 * )} ollamesh.control.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.control.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message stageReport.
                 * @member {ollamesh.control.v1.StageReport.$Properties|null|undefined} stageReport
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                Message.prototype.stageReport = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"stageReport"|undefined} kind
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["stageReport"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Message
                 * @static
                 * @param {ollamesh.control.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Message.$Shape): ollamesh.control.v1.Message & ollamesh.control.v1.Message.$Shape;
                 *   (properties?: ollamesh.control.v1.Message.$Properties): ollamesh.control.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.control.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Message
                 * @static
                 * @param {ollamesh.control.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.stageReport != null && $Object.hasOwnProperty.call(message, "stageReport"))
                        $root.ollamesh.control.v1.StageReport.encode(message.stageReport, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Message & ollamesh.control.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.control.v1.Message();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.stageReport = $root.ollamesh.control.v1.StageReport.decode(reader, reader.size(), $undefined, _depth + 1, message.stageReport);
                                message.kind = "stageReport";
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

            v1.StageReport = (function() {

                /**
                 * Properties of a StageReport.
                 * @typedef {Object} ollamesh.control.v1.StageReport.$Properties
                 * @property {string|null} [deployment] StageReport deployment
                 * @property {number|null} [stageIndex] StageReport stageIndex
                 * @property {string|null} [state] StageReport state
                 * @property {string|null} [detail] StageReport detail
                 * @property {number|null} [bytesOnDisk] StageReport bytesOnDisk
                 * @property {Array.<ollamesh.control.v1.Source.$Properties>|null} [sources] StageReport sources
                 * @property {boolean|null} [keeps] StageReport keeps
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StageReport.
                 * @memberof ollamesh.control.v1
                 * @interface IStageReport
                 * @augments ollamesh.control.v1.StageReport.$Properties
                 * @deprecated Use ollamesh.control.v1.StageReport.$Properties instead.
                 */

                /**
                 * Shape of a StageReport.
                 * @typedef {ollamesh.control.v1.StageReport.$Properties} ollamesh.control.v1.StageReport.$Shape
                 */

                /**
                 * Constructs a new StageReport.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a StageReport.
                 * @constructor
                 * @param {ollamesh.control.v1.StageReport.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StageReport = function (properties) {
                    this.sources = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * StageReport deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.deployment = "";

                /**
                 * StageReport stageIndex.
                 * @member {number} stageIndex
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.stageIndex = 0;

                /**
                 * StageReport state.
                 * @member {string} state
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.state = "";

                /**
                 * StageReport detail.
                 * @member {string} detail
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.detail = "";

                /**
                 * StageReport bytesOnDisk.
                 * @member {number} bytesOnDisk
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.bytesOnDisk = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * StageReport sources.
                 * @member {Array.<ollamesh.control.v1.Source.$Properties>} sources
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.sources = $util.emptyArray;

                /**
                 * StageReport keeps.
                 * @member {boolean} keeps
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.keeps = false;

                /**
                 * Creates a new StageReport instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.StageReport
                 * @static
                 * @param {ollamesh.control.v1.StageReport.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.StageReport} StageReport instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.StageReport.$Shape): ollamesh.control.v1.StageReport & ollamesh.control.v1.StageReport.$Shape;
                 *   (properties?: ollamesh.control.v1.StageReport.$Properties): ollamesh.control.v1.StageReport;
                 * }}
                 */
                StageReport.create = function(properties) {
                    return new StageReport(properties);
                };

                /**
                 * Encodes the specified StageReport message. Does not implicitly {@link ollamesh.control.v1.StageReport.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.StageReport
                 * @static
                 * @param {ollamesh.control.v1.StageReport.$Properties} message StageReport message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StageReport.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.stageIndex != null && $Object.hasOwnProperty.call(message, "stageIndex") && message.stageIndex !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.stageIndex);
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.state);
                    if (message.detail != null && $Object.hasOwnProperty.call(message, "detail") && message.detail !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.detail);
                    if (message.bytesOnDisk != null && $Object.hasOwnProperty.call(message, "bytesOnDisk") && (typeof message.bytesOnDisk === "object" ? message.bytesOnDisk.low || message.bytesOnDisk.high : message.bytesOnDisk !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.bytesOnDisk);
                    if (message.sources != null && message.sources.length)
                        for (let i = 0; i < message.sources.length; ++i)
                            $root.ollamesh.control.v1.Source.encode(message.sources[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.keeps != null && $Object.hasOwnProperty.call(message, "keeps") && message.keeps !== false)
                        writer.uint32(/* id 7, wireType 0 =*/56).bool(message.keeps);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StageReport message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.StageReport
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.StageReport & ollamesh.control.v1.StageReport.$Shape} StageReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StageReport.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.StageReport();
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
                                    message.stageIndex = value;
                                else
                                    delete message.stageIndex;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.detail = value;
                                else
                                    delete message.detail;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.bytesOnDisk = value;
                                else
                                    delete message.bytesOnDisk;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.sources && message.sources.length))
                                    message.sources = [];
                                message.sources.push($root.ollamesh.control.v1.Source.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.keeps = value;
                                else
                                    delete message.keeps;
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

                return StageReport;
            })();

            v1.Source = (function() {

                /**
                 * Properties of a Source.
                 * @typedef {Object} ollamesh.control.v1.Source.$Properties
                 * @property {string|null} [peer] Source peer
                 * @property {number|null} [bytes] Source bytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Source.
                 * @memberof ollamesh.control.v1
                 * @interface ISource
                 * @augments ollamesh.control.v1.Source.$Properties
                 * @deprecated Use ollamesh.control.v1.Source.$Properties instead.
                 */

                /**
                 * Shape of a Source.
                 * @typedef {ollamesh.control.v1.Source.$Properties} ollamesh.control.v1.Source.$Shape
                 */

                /**
                 * Constructs a new Source.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Source.
                 * @constructor
                 * @param {ollamesh.control.v1.Source.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Source = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Source peer.
                 * @member {string} peer
                 * @memberof ollamesh.control.v1.Source
                 * @instance
                 */
                Source.prototype.peer = "";

                /**
                 * Source bytes.
                 * @member {number} bytes
                 * @memberof ollamesh.control.v1.Source
                 * @instance
                 */
                Source.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Source instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Source
                 * @static
                 * @param {ollamesh.control.v1.Source.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Source} Source instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Source.$Shape): ollamesh.control.v1.Source & ollamesh.control.v1.Source.$Shape;
                 *   (properties?: ollamesh.control.v1.Source.$Properties): ollamesh.control.v1.Source;
                 * }}
                 */
                Source.create = function(properties) {
                    return new Source(properties);
                };

                /**
                 * Encodes the specified Source message. Does not implicitly {@link ollamesh.control.v1.Source.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Source
                 * @static
                 * @param {ollamesh.control.v1.Source.$Properties} message Source message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Source.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.peer);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.bytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Source message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Source
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Source & ollamesh.control.v1.Source.$Shape} Source
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Source.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Source();
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
                                    message.peer = value;
                                else
                                    delete message.peer;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
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

                return Source;
            })();

            return v1;
        })();

        return control;
    })();

    return ollamesh;
})();

export {
  $root as default
};
