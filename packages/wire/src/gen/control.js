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
                 * @property {ollamesh.control.v1.FactsAsked.$Properties|null} [factsAsked] Message factsAsked
                 * @property {ollamesh.control.v1.Facts.$Properties|null} [facts] Message facts
                 * @property {ollamesh.control.v1.LoadsAsked.$Properties|null} [loadsAsked] Message loadsAsked
                 * @property {ollamesh.control.v1.Loads.$Properties|null} [loads] Message loads
                 * @property {"stageReport"|"factsAsked"|"facts"|"loadsAsked"|"loads"} [kind] Message kind
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
                 *   factsAsked?: ollamesh.control.v1.FactsAsked.$Shape|null;
                 *   facts?: ollamesh.control.v1.Facts.$Shape|null;
                 *   loadsAsked?: ollamesh.control.v1.LoadsAsked.$Shape|null;
                 *   loads?: ollamesh.control.v1.Loads.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; stageReport?: null; factsAsked?: null; facts?: null; loadsAsked?: null; loads?: null }|{ kind?: "stageReport"; stageReport: ollamesh.control.v1.StageReport.$Shape; factsAsked?: null; facts?: null; loadsAsked?: null; loads?: null }|{ kind?: "factsAsked"; stageReport?: null; factsAsked: ollamesh.control.v1.FactsAsked.$Shape; facts?: null; loadsAsked?: null; loads?: null }|{ kind?: "facts"; stageReport?: null; factsAsked?: null; facts: ollamesh.control.v1.Facts.$Shape; loadsAsked?: null; loads?: null }|{ kind?: "loadsAsked"; stageReport?: null; factsAsked?: null; facts?: null; loadsAsked: ollamesh.control.v1.LoadsAsked.$Shape; loads?: null }|{ kind?: "loads"; stageReport?: null; factsAsked?: null; facts?: null; loadsAsked?: null; loads: ollamesh.control.v1.Loads.$Shape })
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

                /**
                 * Message factsAsked.
                 * @member {ollamesh.control.v1.FactsAsked.$Properties|null|undefined} factsAsked
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                Message.prototype.factsAsked = null;

                /**
                 * Message facts.
                 * @member {ollamesh.control.v1.Facts.$Properties|null|undefined} facts
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                Message.prototype.facts = null;

                /**
                 * Message loadsAsked.
                 * @member {ollamesh.control.v1.LoadsAsked.$Properties|null|undefined} loadsAsked
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                Message.prototype.loadsAsked = null;

                /**
                 * Message loads.
                 * @member {ollamesh.control.v1.Loads.$Properties|null|undefined} loads
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                Message.prototype.loads = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"stageReport"|"factsAsked"|"facts"|"loadsAsked"|"loads"|undefined} kind
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["stageReport", "factsAsked", "facts", "loadsAsked", "loads"]),
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
                    if (message.factsAsked != null && $Object.hasOwnProperty.call(message, "factsAsked"))
                        $root.ollamesh.control.v1.FactsAsked.encode(message.factsAsked, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.facts != null && $Object.hasOwnProperty.call(message, "facts"))
                        $root.ollamesh.control.v1.Facts.encode(message.facts, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.loadsAsked != null && $Object.hasOwnProperty.call(message, "loadsAsked"))
                        $root.ollamesh.control.v1.LoadsAsked.encode(message.loadsAsked, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.loads != null && $Object.hasOwnProperty.call(message, "loads"))
                        $root.ollamesh.control.v1.Loads.encode(message.loads, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
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
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.factsAsked = $root.ollamesh.control.v1.FactsAsked.decode(reader, reader.size(), $undefined, _depth + 1, message.factsAsked);
                                message.kind = "factsAsked";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.facts = $root.ollamesh.control.v1.Facts.decode(reader, reader.size(), $undefined, _depth + 1, message.facts);
                                message.kind = "facts";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.loadsAsked = $root.ollamesh.control.v1.LoadsAsked.decode(reader, reader.size(), $undefined, _depth + 1, message.loadsAsked);
                                message.kind = "loadsAsked";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.loads = $root.ollamesh.control.v1.Loads.decode(reader, reader.size(), $undefined, _depth + 1, message.loads);
                                message.kind = "loads";
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
                 * @property {number|null} [sessions] StageReport sessions
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
                 * StageReport sessions.
                 * @member {number|null|undefined} sessions
                 * @memberof ollamesh.control.v1.StageReport
                 * @instance
                 */
                StageReport.prototype.sessions = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(StageReport.prototype, "_sessions", {
                    get: $util.oneOfGetter($oneOfFields = ["sessions"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

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
                    if (message.sessions != null && $Object.hasOwnProperty.call(message, "sessions"))
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.sessions);
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
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                message.sessions = reader.uint32();
                                message._sessions = "sessions";
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

            v1.FactsAsked = (function() {

                /**
                 * Properties of a FactsAsked.
                 * @typedef {Object} ollamesh.control.v1.FactsAsked.$Properties
                 * @property {number|null} [question] FactsAsked question
                 * @property {string|null} [blob] FactsAsked blob
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FactsAsked.
                 * @memberof ollamesh.control.v1
                 * @interface IFactsAsked
                 * @augments ollamesh.control.v1.FactsAsked.$Properties
                 * @deprecated Use ollamesh.control.v1.FactsAsked.$Properties instead.
                 */

                /**
                 * Shape of a FactsAsked.
                 * @typedef {ollamesh.control.v1.FactsAsked.$Properties} ollamesh.control.v1.FactsAsked.$Shape
                 */

                /**
                 * Constructs a new FactsAsked.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a FactsAsked.
                 * @constructor
                 * @param {ollamesh.control.v1.FactsAsked.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FactsAsked = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FactsAsked question.
                 * @member {number} question
                 * @memberof ollamesh.control.v1.FactsAsked
                 * @instance
                 */
                FactsAsked.prototype.question = 0;

                /**
                 * FactsAsked blob.
                 * @member {string} blob
                 * @memberof ollamesh.control.v1.FactsAsked
                 * @instance
                 */
                FactsAsked.prototype.blob = "";

                /**
                 * Creates a new FactsAsked instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.FactsAsked
                 * @static
                 * @param {ollamesh.control.v1.FactsAsked.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.FactsAsked} FactsAsked instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.FactsAsked.$Shape): ollamesh.control.v1.FactsAsked & ollamesh.control.v1.FactsAsked.$Shape;
                 *   (properties?: ollamesh.control.v1.FactsAsked.$Properties): ollamesh.control.v1.FactsAsked;
                 * }}
                 */
                FactsAsked.create = function(properties) {
                    return new FactsAsked(properties);
                };

                /**
                 * Encodes the specified FactsAsked message. Does not implicitly {@link ollamesh.control.v1.FactsAsked.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.FactsAsked
                 * @static
                 * @param {ollamesh.control.v1.FactsAsked.$Properties} message FactsAsked message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FactsAsked.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.question != null && $Object.hasOwnProperty.call(message, "question") && message.question !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.question);
                    if (message.blob != null && $Object.hasOwnProperty.call(message, "blob") && message.blob !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.blob);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FactsAsked message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.FactsAsked
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.FactsAsked & ollamesh.control.v1.FactsAsked.$Shape} FactsAsked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FactsAsked.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.FactsAsked();
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
                                    message.question = value;
                                else
                                    delete message.question;
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

                return FactsAsked;
            })();

            v1.Facts = (function() {

                /**
                 * Properties of a Facts.
                 * @typedef {Object} ollamesh.control.v1.Facts.$Properties
                 * @property {number|null} [question] Facts question
                 * @property {ollamesh.control.v1.Speed.$Properties|null} [speed] Facts speed
                 * @property {number|null} [diskFree] Facts diskFree
                 * @property {Array.<ollamesh.control.v1.Range.$Properties>|null} [held] Facts held
                 * @property {Array.<ollamesh.control.v1.Link.$Properties>|null} [links] Facts links
                 * @property {Array.<ollamesh.control.v1.Used.$Properties>|null} [used] Facts used
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Facts.
                 * @memberof ollamesh.control.v1
                 * @interface IFacts
                 * @augments ollamesh.control.v1.Facts.$Properties
                 * @deprecated Use ollamesh.control.v1.Facts.$Properties instead.
                 */

                /**
                 * Shape of a Facts.
                 * @typedef {ollamesh.control.v1.Facts.$Properties} ollamesh.control.v1.Facts.$Shape
                 */

                /**
                 * Constructs a new Facts.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Facts.
                 * @constructor
                 * @param {ollamesh.control.v1.Facts.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Facts = function (properties) {
                    this.held = [];
                    this.links = [];
                    this.used = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Facts question.
                 * @member {number} question
                 * @memberof ollamesh.control.v1.Facts
                 * @instance
                 */
                Facts.prototype.question = 0;

                /**
                 * Facts speed.
                 * @member {ollamesh.control.v1.Speed.$Properties|null|undefined} speed
                 * @memberof ollamesh.control.v1.Facts
                 * @instance
                 */
                Facts.prototype.speed = null;

                /**
                 * Facts diskFree.
                 * @member {number|null|undefined} diskFree
                 * @memberof ollamesh.control.v1.Facts
                 * @instance
                 */
                Facts.prototype.diskFree = null;

                /**
                 * Facts held.
                 * @member {Array.<ollamesh.control.v1.Range.$Properties>} held
                 * @memberof ollamesh.control.v1.Facts
                 * @instance
                 */
                Facts.prototype.held = $util.emptyArray;

                /**
                 * Facts links.
                 * @member {Array.<ollamesh.control.v1.Link.$Properties>} links
                 * @memberof ollamesh.control.v1.Facts
                 * @instance
                 */
                Facts.prototype.links = $util.emptyArray;

                /**
                 * Facts used.
                 * @member {Array.<ollamesh.control.v1.Used.$Properties>} used
                 * @memberof ollamesh.control.v1.Facts
                 * @instance
                 */
                Facts.prototype.used = $util.emptyArray;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Facts.prototype, "_diskFree", {
                    get: $util.oneOfGetter($oneOfFields = ["diskFree"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Facts instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Facts
                 * @static
                 * @param {ollamesh.control.v1.Facts.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Facts} Facts instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Facts.$Shape): ollamesh.control.v1.Facts & ollamesh.control.v1.Facts.$Shape;
                 *   (properties?: ollamesh.control.v1.Facts.$Properties): ollamesh.control.v1.Facts;
                 * }}
                 */
                Facts.create = function(properties) {
                    return new Facts(properties);
                };

                /**
                 * Encodes the specified Facts message. Does not implicitly {@link ollamesh.control.v1.Facts.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Facts
                 * @static
                 * @param {ollamesh.control.v1.Facts.$Properties} message Facts message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Facts.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.question != null && $Object.hasOwnProperty.call(message, "question") && message.question !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.question);
                    if (message.speed != null && $Object.hasOwnProperty.call(message, "speed"))
                        $root.ollamesh.control.v1.Speed.encode(message.speed, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.diskFree != null && $Object.hasOwnProperty.call(message, "diskFree"))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.diskFree);
                    if (message.held != null && message.held.length)
                        for (let i = 0; i < message.held.length; ++i)
                            $root.ollamesh.control.v1.Range.encode(message.held[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.links != null && message.links.length)
                        for (let i = 0; i < message.links.length; ++i)
                            $root.ollamesh.control.v1.Link.encode(message.links[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.used != null && message.used.length)
                        for (let i = 0; i < message.used.length; ++i)
                            $root.ollamesh.control.v1.Used.encode(message.used[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Facts message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Facts
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Facts & ollamesh.control.v1.Facts.$Shape} Facts
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Facts.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Facts();
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
                                    message.question = value;
                                else
                                    delete message.question;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.speed = $root.ollamesh.control.v1.Speed.decode(reader, reader.size(), $undefined, _depth + 1, message.speed);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.diskFree = reader.uint64();
                                message._diskFree = "diskFree";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.held && message.held.length))
                                    message.held = [];
                                message.held.push($root.ollamesh.control.v1.Range.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.links && message.links.length))
                                    message.links = [];
                                message.links.push($root.ollamesh.control.v1.Link.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.used && message.used.length))
                                    message.used = [];
                                message.used.push($root.ollamesh.control.v1.Used.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Facts;
            })();

            v1.Used = (function() {

                /**
                 * Properties of a Used.
                 * @typedef {Object} ollamesh.control.v1.Used.$Properties
                 * @property {string|null} [deployment] Used deployment
                 * @property {number|null} [readyAtMs] Used readyAtMs
                 * @property {number|null} [cpuMs] Used cpuMs
                 * @property {number|null} [peakBytes] Used peakBytes
                 * @property {number|null} [sentBytes] Used sentBytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Used.
                 * @memberof ollamesh.control.v1
                 * @interface IUsed
                 * @augments ollamesh.control.v1.Used.$Properties
                 * @deprecated Use ollamesh.control.v1.Used.$Properties instead.
                 */

                /**
                 * Shape of a Used.
                 * @typedef {ollamesh.control.v1.Used.$Properties} ollamesh.control.v1.Used.$Shape
                 */

                /**
                 * Constructs a new Used.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Used.
                 * @constructor
                 * @param {ollamesh.control.v1.Used.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Used = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Used deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.control.v1.Used
                 * @instance
                 */
                Used.prototype.deployment = "";

                /**
                 * Used readyAtMs.
                 * @member {number} readyAtMs
                 * @memberof ollamesh.control.v1.Used
                 * @instance
                 */
                Used.prototype.readyAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Used cpuMs.
                 * @member {number} cpuMs
                 * @memberof ollamesh.control.v1.Used
                 * @instance
                 */
                Used.prototype.cpuMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Used peakBytes.
                 * @member {number} peakBytes
                 * @memberof ollamesh.control.v1.Used
                 * @instance
                 */
                Used.prototype.peakBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Used sentBytes.
                 * @member {number|null|undefined} sentBytes
                 * @memberof ollamesh.control.v1.Used
                 * @instance
                 */
                Used.prototype.sentBytes = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(Used.prototype, "_sentBytes", {
                    get: $util.oneOfGetter($oneOfFields = ["sentBytes"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Used instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Used
                 * @static
                 * @param {ollamesh.control.v1.Used.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Used} Used instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Used.$Shape): ollamesh.control.v1.Used & ollamesh.control.v1.Used.$Shape;
                 *   (properties?: ollamesh.control.v1.Used.$Properties): ollamesh.control.v1.Used;
                 * }}
                 */
                Used.create = function(properties) {
                    return new Used(properties);
                };

                /**
                 * Encodes the specified Used message. Does not implicitly {@link ollamesh.control.v1.Used.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Used
                 * @static
                 * @param {ollamesh.control.v1.Used.$Properties} message Used message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Used.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.readyAtMs != null && $Object.hasOwnProperty.call(message, "readyAtMs") && (typeof message.readyAtMs === "object" ? message.readyAtMs.low || message.readyAtMs.high : message.readyAtMs !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.readyAtMs);
                    if (message.cpuMs != null && $Object.hasOwnProperty.call(message, "cpuMs") && (typeof message.cpuMs === "object" ? message.cpuMs.low || message.cpuMs.high : message.cpuMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.cpuMs);
                    if (message.peakBytes != null && $Object.hasOwnProperty.call(message, "peakBytes") && (typeof message.peakBytes === "object" ? message.peakBytes.low || message.peakBytes.high : message.peakBytes !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.peakBytes);
                    if (message.sentBytes != null && $Object.hasOwnProperty.call(message, "sentBytes"))
                        writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.sentBytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Used message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Used
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Used & ollamesh.control.v1.Used.$Shape} Used
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Used.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Used();
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
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.readyAtMs = value;
                                else
                                    delete message.readyAtMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.cpuMs = value;
                                else
                                    delete message.cpuMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.peakBytes = value;
                                else
                                    delete message.peakBytes;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                message.sentBytes = reader.uint64();
                                message._sentBytes = "sentBytes";
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

                return Used;
            })();

            v1.Speed = (function() {

                /**
                 * Properties of a Speed.
                 * @typedef {Object} ollamesh.control.v1.Speed.$Properties
                 * @property {number|null} [fixedMs] Speed fixedMs
                 * @property {number|null} [msPerByte] Speed msPerByte
                 * @property {number|null} [msPerRowByte] Speed msPerRowByte
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Speed.
                 * @memberof ollamesh.control.v1
                 * @interface ISpeed
                 * @augments ollamesh.control.v1.Speed.$Properties
                 * @deprecated Use ollamesh.control.v1.Speed.$Properties instead.
                 */

                /**
                 * Shape of a Speed.
                 * @typedef {ollamesh.control.v1.Speed.$Properties} ollamesh.control.v1.Speed.$Shape
                 */

                /**
                 * Constructs a new Speed.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Speed.
                 * @constructor
                 * @param {ollamesh.control.v1.Speed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Speed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Speed fixedMs.
                 * @member {number} fixedMs
                 * @memberof ollamesh.control.v1.Speed
                 * @instance
                 */
                Speed.prototype.fixedMs = 0;

                /**
                 * Speed msPerByte.
                 * @member {number} msPerByte
                 * @memberof ollamesh.control.v1.Speed
                 * @instance
                 */
                Speed.prototype.msPerByte = 0;

                /**
                 * Speed msPerRowByte.
                 * @member {number} msPerRowByte
                 * @memberof ollamesh.control.v1.Speed
                 * @instance
                 */
                Speed.prototype.msPerRowByte = 0;

                /**
                 * Creates a new Speed instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Speed
                 * @static
                 * @param {ollamesh.control.v1.Speed.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Speed} Speed instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Speed.$Shape): ollamesh.control.v1.Speed & ollamesh.control.v1.Speed.$Shape;
                 *   (properties?: ollamesh.control.v1.Speed.$Properties): ollamesh.control.v1.Speed;
                 * }}
                 */
                Speed.create = function(properties) {
                    return new Speed(properties);
                };

                /**
                 * Encodes the specified Speed message. Does not implicitly {@link ollamesh.control.v1.Speed.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Speed
                 * @static
                 * @param {ollamesh.control.v1.Speed.$Properties} message Speed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Speed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.fixedMs != null && $Object.hasOwnProperty.call(message, "fixedMs") && !$Object.is(message.fixedMs, 0))
                        writer.uint32(/* id 1, wireType 1 =*/9).double(message.fixedMs);
                    if (message.msPerByte != null && $Object.hasOwnProperty.call(message, "msPerByte") && !$Object.is(message.msPerByte, 0))
                        writer.uint32(/* id 2, wireType 1 =*/17).double(message.msPerByte);
                    if (message.msPerRowByte != null && $Object.hasOwnProperty.call(message, "msPerRowByte") && !$Object.is(message.msPerRowByte, 0))
                        writer.uint32(/* id 3, wireType 1 =*/25).double(message.msPerRowByte);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Speed message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Speed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Speed & ollamesh.control.v1.Speed.$Shape} Speed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Speed.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Speed();
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
                                    message.fixedMs = value;
                                else
                                    delete message.fixedMs;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.msPerByte = value;
                                else
                                    delete message.msPerByte;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.msPerRowByte = value;
                                else
                                    delete message.msPerRowByte;
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

                return Speed;
            })();

            v1.Range = (function() {

                /**
                 * Properties of a Range.
                 * @typedef {Object} ollamesh.control.v1.Range.$Properties
                 * @property {number|null} [start] Range start
                 * @property {number|null} [end] Range end
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Range.
                 * @memberof ollamesh.control.v1
                 * @interface IRange
                 * @augments ollamesh.control.v1.Range.$Properties
                 * @deprecated Use ollamesh.control.v1.Range.$Properties instead.
                 */

                /**
                 * Shape of a Range.
                 * @typedef {ollamesh.control.v1.Range.$Properties} ollamesh.control.v1.Range.$Shape
                 */

                /**
                 * Constructs a new Range.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Range.
                 * @constructor
                 * @param {ollamesh.control.v1.Range.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Range = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Range start.
                 * @member {number} start
                 * @memberof ollamesh.control.v1.Range
                 * @instance
                 */
                Range.prototype.start = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Range end.
                 * @member {number} end
                 * @memberof ollamesh.control.v1.Range
                 * @instance
                 */
                Range.prototype.end = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Range instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Range
                 * @static
                 * @param {ollamesh.control.v1.Range.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Range} Range instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Range.$Shape): ollamesh.control.v1.Range & ollamesh.control.v1.Range.$Shape;
                 *   (properties?: ollamesh.control.v1.Range.$Properties): ollamesh.control.v1.Range;
                 * }}
                 */
                Range.create = function(properties) {
                    return new Range(properties);
                };

                /**
                 * Encodes the specified Range message. Does not implicitly {@link ollamesh.control.v1.Range.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Range
                 * @static
                 * @param {ollamesh.control.v1.Range.$Properties} message Range message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Range.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.start != null && $Object.hasOwnProperty.call(message, "start") && (typeof message.start === "object" ? message.start.low || message.start.high : message.start !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.start);
                    if (message.end != null && $Object.hasOwnProperty.call(message, "end") && (typeof message.end === "object" ? message.end.low || message.end.high : message.end !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.end);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Range message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Range
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Range & ollamesh.control.v1.Range.$Shape} Range
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Range.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Range();
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
                                    message.start = value;
                                else
                                    delete message.start;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.end = value;
                                else
                                    delete message.end;
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

                return Range;
            })();

            v1.Link = (function() {

                /**
                 * Properties of a Link.
                 * @typedef {Object} ollamesh.control.v1.Link.$Properties
                 * @property {string|null} [peer] Link peer
                 * @property {number|null} [rttMs] Link rttMs
                 * @property {number|null} [bytesPerMs] Link bytesPerMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Link.
                 * @memberof ollamesh.control.v1
                 * @interface ILink
                 * @augments ollamesh.control.v1.Link.$Properties
                 * @deprecated Use ollamesh.control.v1.Link.$Properties instead.
                 */

                /**
                 * Shape of a Link.
                 * @typedef {ollamesh.control.v1.Link.$Properties} ollamesh.control.v1.Link.$Shape
                 */

                /**
                 * Constructs a new Link.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Link.
                 * @constructor
                 * @param {ollamesh.control.v1.Link.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Link = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Link peer.
                 * @member {string} peer
                 * @memberof ollamesh.control.v1.Link
                 * @instance
                 */
                Link.prototype.peer = "";

                /**
                 * Link rttMs.
                 * @member {number} rttMs
                 * @memberof ollamesh.control.v1.Link
                 * @instance
                 */
                Link.prototype.rttMs = 0;

                /**
                 * Link bytesPerMs.
                 * @member {number} bytesPerMs
                 * @memberof ollamesh.control.v1.Link
                 * @instance
                 */
                Link.prototype.bytesPerMs = 0;

                /**
                 * Creates a new Link instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Link
                 * @static
                 * @param {ollamesh.control.v1.Link.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Link} Link instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Link.$Shape): ollamesh.control.v1.Link & ollamesh.control.v1.Link.$Shape;
                 *   (properties?: ollamesh.control.v1.Link.$Properties): ollamesh.control.v1.Link;
                 * }}
                 */
                Link.create = function(properties) {
                    return new Link(properties);
                };

                /**
                 * Encodes the specified Link message. Does not implicitly {@link ollamesh.control.v1.Link.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Link
                 * @static
                 * @param {ollamesh.control.v1.Link.$Properties} message Link message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Link.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.peer);
                    if (message.rttMs != null && $Object.hasOwnProperty.call(message, "rttMs") && !$Object.is(message.rttMs, 0))
                        writer.uint32(/* id 2, wireType 1 =*/17).double(message.rttMs);
                    if (message.bytesPerMs != null && $Object.hasOwnProperty.call(message, "bytesPerMs") && !$Object.is(message.bytesPerMs, 0))
                        writer.uint32(/* id 3, wireType 1 =*/25).double(message.bytesPerMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Link message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Link
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Link & ollamesh.control.v1.Link.$Shape} Link
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Link.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Link();
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
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.rttMs = value;
                                else
                                    delete message.rttMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.bytesPerMs = value;
                                else
                                    delete message.bytesPerMs;
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

                return Link;
            })();

            v1.LoadsAsked = (function() {

                /**
                 * Properties of a LoadsAsked.
                 * @typedef {Object} ollamesh.control.v1.LoadsAsked.$Properties
                 * @property {number|null} [question] LoadsAsked question
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LoadsAsked.
                 * @memberof ollamesh.control.v1
                 * @interface ILoadsAsked
                 * @augments ollamesh.control.v1.LoadsAsked.$Properties
                 * @deprecated Use ollamesh.control.v1.LoadsAsked.$Properties instead.
                 */

                /**
                 * Shape of a LoadsAsked.
                 * @typedef {ollamesh.control.v1.LoadsAsked.$Properties} ollamesh.control.v1.LoadsAsked.$Shape
                 */

                /**
                 * Constructs a new LoadsAsked.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a LoadsAsked.
                 * @constructor
                 * @param {ollamesh.control.v1.LoadsAsked.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LoadsAsked = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LoadsAsked question.
                 * @member {number} question
                 * @memberof ollamesh.control.v1.LoadsAsked
                 * @instance
                 */
                LoadsAsked.prototype.question = 0;

                /**
                 * Creates a new LoadsAsked instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.LoadsAsked
                 * @static
                 * @param {ollamesh.control.v1.LoadsAsked.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.LoadsAsked} LoadsAsked instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.LoadsAsked.$Shape): ollamesh.control.v1.LoadsAsked & ollamesh.control.v1.LoadsAsked.$Shape;
                 *   (properties?: ollamesh.control.v1.LoadsAsked.$Properties): ollamesh.control.v1.LoadsAsked;
                 * }}
                 */
                LoadsAsked.create = function(properties) {
                    return new LoadsAsked(properties);
                };

                /**
                 * Encodes the specified LoadsAsked message. Does not implicitly {@link ollamesh.control.v1.LoadsAsked.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.LoadsAsked
                 * @static
                 * @param {ollamesh.control.v1.LoadsAsked.$Properties} message LoadsAsked message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LoadsAsked.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.question != null && $Object.hasOwnProperty.call(message, "question") && message.question !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.question);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LoadsAsked message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.LoadsAsked
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.LoadsAsked & ollamesh.control.v1.LoadsAsked.$Shape} LoadsAsked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LoadsAsked.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.LoadsAsked();
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
                                    message.question = value;
                                else
                                    delete message.question;
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

                return LoadsAsked;
            })();

            v1.Loads = (function() {

                /**
                 * Properties of a Loads.
                 * @typedef {Object} ollamesh.control.v1.Loads.$Properties
                 * @property {number|null} [question] Loads question
                 * @property {Array.<ollamesh.control.v1.HeadLoad.$Properties>|null} [loads] Loads loads
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Loads.
                 * @memberof ollamesh.control.v1
                 * @interface ILoads
                 * @augments ollamesh.control.v1.Loads.$Properties
                 * @deprecated Use ollamesh.control.v1.Loads.$Properties instead.
                 */

                /**
                 * Shape of a Loads.
                 * @typedef {ollamesh.control.v1.Loads.$Properties} ollamesh.control.v1.Loads.$Shape
                 */

                /**
                 * Constructs a new Loads.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Loads.
                 * @constructor
                 * @param {ollamesh.control.v1.Loads.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Loads = function (properties) {
                    this.loads = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Loads question.
                 * @member {number} question
                 * @memberof ollamesh.control.v1.Loads
                 * @instance
                 */
                Loads.prototype.question = 0;

                /**
                 * Loads loads.
                 * @member {Array.<ollamesh.control.v1.HeadLoad.$Properties>} loads
                 * @memberof ollamesh.control.v1.Loads
                 * @instance
                 */
                Loads.prototype.loads = $util.emptyArray;

                /**
                 * Creates a new Loads instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Loads
                 * @static
                 * @param {ollamesh.control.v1.Loads.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Loads} Loads instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Loads.$Shape): ollamesh.control.v1.Loads & ollamesh.control.v1.Loads.$Shape;
                 *   (properties?: ollamesh.control.v1.Loads.$Properties): ollamesh.control.v1.Loads;
                 * }}
                 */
                Loads.create = function(properties) {
                    return new Loads(properties);
                };

                /**
                 * Encodes the specified Loads message. Does not implicitly {@link ollamesh.control.v1.Loads.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Loads
                 * @static
                 * @param {ollamesh.control.v1.Loads.$Properties} message Loads message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Loads.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.question != null && $Object.hasOwnProperty.call(message, "question") && message.question !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.question);
                    if (message.loads != null && message.loads.length)
                        for (let i = 0; i < message.loads.length; ++i)
                            $root.ollamesh.control.v1.HeadLoad.encode(message.loads[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Loads message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Loads
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Loads & ollamesh.control.v1.Loads.$Shape} Loads
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Loads.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Loads();
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
                                    message.question = value;
                                else
                                    delete message.question;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.loads && message.loads.length))
                                    message.loads = [];
                                message.loads.push($root.ollamesh.control.v1.HeadLoad.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Loads;
            })();

            v1.HeadLoad = (function() {

                /**
                 * Properties of a HeadLoad.
                 * @typedef {Object} ollamesh.control.v1.HeadLoad.$Properties
                 * @property {string|null} [deployment] HeadLoad deployment
                 * @property {number|null} [running] HeadLoad running
                 * @property {number|null} [waiting] HeadLoad waiting
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HeadLoad.
                 * @memberof ollamesh.control.v1
                 * @interface IHeadLoad
                 * @augments ollamesh.control.v1.HeadLoad.$Properties
                 * @deprecated Use ollamesh.control.v1.HeadLoad.$Properties instead.
                 */

                /**
                 * Shape of a HeadLoad.
                 * @typedef {ollamesh.control.v1.HeadLoad.$Properties} ollamesh.control.v1.HeadLoad.$Shape
                 */

                /**
                 * Constructs a new HeadLoad.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a HeadLoad.
                 * @constructor
                 * @param {ollamesh.control.v1.HeadLoad.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HeadLoad = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HeadLoad deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.control.v1.HeadLoad
                 * @instance
                 */
                HeadLoad.prototype.deployment = "";

                /**
                 * HeadLoad running.
                 * @member {number} running
                 * @memberof ollamesh.control.v1.HeadLoad
                 * @instance
                 */
                HeadLoad.prototype.running = 0;

                /**
                 * HeadLoad waiting.
                 * @member {number} waiting
                 * @memberof ollamesh.control.v1.HeadLoad
                 * @instance
                 */
                HeadLoad.prototype.waiting = 0;

                /**
                 * Creates a new HeadLoad instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.HeadLoad
                 * @static
                 * @param {ollamesh.control.v1.HeadLoad.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.HeadLoad} HeadLoad instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.HeadLoad.$Shape): ollamesh.control.v1.HeadLoad & ollamesh.control.v1.HeadLoad.$Shape;
                 *   (properties?: ollamesh.control.v1.HeadLoad.$Properties): ollamesh.control.v1.HeadLoad;
                 * }}
                 */
                HeadLoad.create = function(properties) {
                    return new HeadLoad(properties);
                };

                /**
                 * Encodes the specified HeadLoad message. Does not implicitly {@link ollamesh.control.v1.HeadLoad.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.HeadLoad
                 * @static
                 * @param {ollamesh.control.v1.HeadLoad.$Properties} message HeadLoad message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HeadLoad.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.deployment);
                    if (message.running != null && $Object.hasOwnProperty.call(message, "running") && message.running !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.running);
                    if (message.waiting != null && $Object.hasOwnProperty.call(message, "waiting") && message.waiting !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.waiting);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HeadLoad message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.HeadLoad
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.HeadLoad & ollamesh.control.v1.HeadLoad.$Shape} HeadLoad
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HeadLoad.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.HeadLoad();
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
                                    message.running = value;
                                else
                                    delete message.running;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.waiting = value;
                                else
                                    delete message.waiting;
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

                return HeadLoad;
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
