// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["survey"] || ($protobuf.roots["survey"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.survey = (function() {

        /**
         * Namespace survey.
         * @memberof ollamesh
         * @namespace
         */
        const survey = {};

        survey.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.survey
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.survey.v1.Message.$Properties
                 * @property {ollamesh.survey.v1.Survey.$Properties|null} [survey] Message survey
                 * @property {ollamesh.survey.v1.Share.$Properties|null} [share] Message share
                 * @property {ollamesh.survey.v1.AskLinks.$Properties|null} [askLinks] Message askLinks
                 * @property {ollamesh.survey.v1.Links.$Properties|null} [links] Message links
                 * @property {"survey"|"share"|"askLinks"|"links"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.survey.v1
                 * @interface IMessage
                 * @augments ollamesh.survey.v1.Message.$Properties
                 * @deprecated Use ollamesh.survey.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   survey?: ollamesh.survey.v1.Survey.$Shape|null;
                 *   share?: ollamesh.survey.v1.Share.$Shape|null;
                 *   askLinks?: ollamesh.survey.v1.AskLinks.$Shape|null;
                 *   links?: ollamesh.survey.v1.Links.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; survey?: null; share?: null; askLinks?: null; links?: null }|{ kind?: "survey"; survey: ollamesh.survey.v1.Survey.$Shape; share?: null; askLinks?: null; links?: null }|{ kind?: "share"; survey?: null; share: ollamesh.survey.v1.Share.$Shape; askLinks?: null; links?: null }|{ kind?: "askLinks"; survey?: null; share?: null; askLinks: ollamesh.survey.v1.AskLinks.$Shape; links?: null }|{ kind?: "links"; survey?: null; share?: null; askLinks?: null; links: ollamesh.survey.v1.Links.$Shape })
                 * )} ollamesh.survey.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.survey.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.survey.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message survey.
                 * @member {ollamesh.survey.v1.Survey.$Properties|null|undefined} survey
                 * @memberof ollamesh.survey.v1.Message
                 * @instance
                 */
                Message.prototype.survey = null;

                /**
                 * Message share.
                 * @member {ollamesh.survey.v1.Share.$Properties|null|undefined} share
                 * @memberof ollamesh.survey.v1.Message
                 * @instance
                 */
                Message.prototype.share = null;

                /**
                 * Message askLinks.
                 * @member {ollamesh.survey.v1.AskLinks.$Properties|null|undefined} askLinks
                 * @memberof ollamesh.survey.v1.Message
                 * @instance
                 */
                Message.prototype.askLinks = null;

                /**
                 * Message links.
                 * @member {ollamesh.survey.v1.Links.$Properties|null|undefined} links
                 * @memberof ollamesh.survey.v1.Message
                 * @instance
                 */
                Message.prototype.links = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"survey"|"share"|"askLinks"|"links"|undefined} kind
                 * @memberof ollamesh.survey.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["survey", "share", "askLinks", "links"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.survey.v1.Message
                 * @static
                 * @param {ollamesh.survey.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.survey.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.survey.v1.Message.$Shape): ollamesh.survey.v1.Message & ollamesh.survey.v1.Message.$Shape;
                 *   (properties?: ollamesh.survey.v1.Message.$Properties): ollamesh.survey.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.survey.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.survey.v1.Message
                 * @static
                 * @param {ollamesh.survey.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.survey != null && $Object.hasOwnProperty.call(message, "survey"))
                        $root.ollamesh.survey.v1.Survey.encode(message.survey, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.share != null && $Object.hasOwnProperty.call(message, "share"))
                        $root.ollamesh.survey.v1.Share.encode(message.share, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.askLinks != null && $Object.hasOwnProperty.call(message, "askLinks"))
                        $root.ollamesh.survey.v1.AskLinks.encode(message.askLinks, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.links != null && $Object.hasOwnProperty.call(message, "links"))
                        $root.ollamesh.survey.v1.Links.encode(message.links, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.survey.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Message & ollamesh.survey.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.survey.v1.Message();
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
                                message.survey = $root.ollamesh.survey.v1.Survey.decode(reader, reader.size(), $undefined, _depth + 1, message.survey);
                                message.kind = "survey";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.share = $root.ollamesh.survey.v1.Share.decode(reader, reader.size(), $undefined, _depth + 1, message.share);
                                message.kind = "share";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.askLinks = $root.ollamesh.survey.v1.AskLinks.decode(reader, reader.size(), $undefined, _depth + 1, message.askLinks);
                                message.kind = "askLinks";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.links = $root.ollamesh.survey.v1.Links.decode(reader, reader.size(), $undefined, _depth + 1, message.links);
                                message.kind = "links";
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

            v1.Survey = (function() {

                /**
                 * Properties of a Survey.
                 * @typedef {Object} ollamesh.survey.v1.Survey.$Properties
                 * @property {number|null} [id] Survey id
                 * @property {Array.<string>|null} [digests] Survey digests
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Survey.
                 * @memberof ollamesh.survey.v1
                 * @interface ISurvey
                 * @augments ollamesh.survey.v1.Survey.$Properties
                 * @deprecated Use ollamesh.survey.v1.Survey.$Properties instead.
                 */

                /**
                 * Shape of a Survey.
                 * @typedef {ollamesh.survey.v1.Survey.$Properties} ollamesh.survey.v1.Survey.$Shape
                 */

                /**
                 * Constructs a new Survey.
                 * @memberof ollamesh.survey.v1
                 * @classdesc Represents a Survey.
                 * @constructor
                 * @param {ollamesh.survey.v1.Survey.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Survey = function (properties) {
                    this.digests = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Survey id.
                 * @member {number} id
                 * @memberof ollamesh.survey.v1.Survey
                 * @instance
                 */
                Survey.prototype.id = 0;

                /**
                 * Survey digests.
                 * @member {Array.<string>} digests
                 * @memberof ollamesh.survey.v1.Survey
                 * @instance
                 */
                Survey.prototype.digests = $util.emptyArray;

                /**
                 * Creates a new Survey instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.survey.v1.Survey
                 * @static
                 * @param {ollamesh.survey.v1.Survey.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.survey.v1.Survey} Survey instance
                 * @type {{
                 *   (properties: ollamesh.survey.v1.Survey.$Shape): ollamesh.survey.v1.Survey & ollamesh.survey.v1.Survey.$Shape;
                 *   (properties?: ollamesh.survey.v1.Survey.$Properties): ollamesh.survey.v1.Survey;
                 * }}
                 */
                Survey.create = function(properties) {
                    return new Survey(properties);
                };

                /**
                 * Encodes the specified Survey message. Does not implicitly {@link ollamesh.survey.v1.Survey.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.survey.v1.Survey
                 * @static
                 * @param {ollamesh.survey.v1.Survey.$Properties} message Survey message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Survey.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.digests != null && message.digests.length)
                        for (let i = 0; i < message.digests.length; ++i)
                            writer.uint32(/* id 2, wireType 2 =*/18).string(message.digests[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Survey message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.survey.v1.Survey
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Survey & ollamesh.survey.v1.Survey.$Shape} Survey
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Survey.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.survey.v1.Survey();
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
                                if (!(message.digests && message.digests.length))
                                    message.digests = [];
                                message.digests.push(reader.stringVerify());
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

                return Survey;
            })();

            v1.Share = (function() {

                /**
                 * Properties of a Share.
                 * @typedef {Object} ollamesh.survey.v1.Share.$Properties
                 * @property {number|null} [id] Share id
                 * @property {string|null} [digest] Share digest
                 * @property {number|null} [size] Share size
                 * @property {number|null} [pieceSize] Share pieceSize
                 * @property {Uint8Array|null} [bitfield] Share bitfield
                 * @property {boolean|null} [isWhole] Share isWhole
                 * @property {boolean|null} [isFetching] Share isFetching
                 * @property {number|null} [bytesPerSecond] Share bytesPerSecond
                 * @property {number|null} [etaMs] Share etaMs
                 * @property {Array.<ollamesh.survey.v1.Source.$Properties>|null} [sources] Share sources
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Share.
                 * @memberof ollamesh.survey.v1
                 * @interface IShare
                 * @augments ollamesh.survey.v1.Share.$Properties
                 * @deprecated Use ollamesh.survey.v1.Share.$Properties instead.
                 */

                /**
                 * Shape of a Share.
                 * @typedef {ollamesh.survey.v1.Share.$Properties} ollamesh.survey.v1.Share.$Shape
                 */

                /**
                 * Constructs a new Share.
                 * @memberof ollamesh.survey.v1
                 * @classdesc Represents a Share.
                 * @constructor
                 * @param {ollamesh.survey.v1.Share.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Share = function (properties) {
                    this.sources = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Share id.
                 * @member {number} id
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.id = 0;

                /**
                 * Share digest.
                 * @member {string} digest
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.digest = "";

                /**
                 * Share size.
                 * @member {number} size
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.size = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Share pieceSize.
                 * @member {number} pieceSize
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.pieceSize = 0;

                /**
                 * Share bitfield.
                 * @member {Uint8Array} bitfield
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.bitfield = $util.newBuffer([]);

                /**
                 * Share isWhole.
                 * @member {boolean} isWhole
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.isWhole = false;

                /**
                 * Share isFetching.
                 * @member {boolean} isFetching
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.isFetching = false;

                /**
                 * Share bytesPerSecond.
                 * @member {number} bytesPerSecond
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.bytesPerSecond = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Share etaMs.
                 * @member {number} etaMs
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.etaMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Share sources.
                 * @member {Array.<ollamesh.survey.v1.Source.$Properties>} sources
                 * @memberof ollamesh.survey.v1.Share
                 * @instance
                 */
                Share.prototype.sources = $util.emptyArray;

                /**
                 * Creates a new Share instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.survey.v1.Share
                 * @static
                 * @param {ollamesh.survey.v1.Share.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.survey.v1.Share} Share instance
                 * @type {{
                 *   (properties: ollamesh.survey.v1.Share.$Shape): ollamesh.survey.v1.Share & ollamesh.survey.v1.Share.$Shape;
                 *   (properties?: ollamesh.survey.v1.Share.$Properties): ollamesh.survey.v1.Share;
                 * }}
                 */
                Share.create = function(properties) {
                    return new Share(properties);
                };

                /**
                 * Encodes the specified Share message. Does not implicitly {@link ollamesh.survey.v1.Share.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.survey.v1.Share
                 * @static
                 * @param {ollamesh.survey.v1.Share.$Properties} message Share message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Share.encode = function (message, writer, _depth) {
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
                    if (message.size != null && $Object.hasOwnProperty.call(message, "size") && (typeof message.size === "object" ? message.size.low || message.size.high : message.size !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.size);
                    if (message.pieceSize != null && $Object.hasOwnProperty.call(message, "pieceSize") && message.pieceSize !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.pieceSize);
                    if (message.bitfield != null && $Object.hasOwnProperty.call(message, "bitfield") && message.bitfield.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.bitfield);
                    if (message.isWhole != null && $Object.hasOwnProperty.call(message, "isWhole") && message.isWhole !== false)
                        writer.uint32(/* id 6, wireType 0 =*/48).bool(message.isWhole);
                    if (message.isFetching != null && $Object.hasOwnProperty.call(message, "isFetching") && message.isFetching !== false)
                        writer.uint32(/* id 7, wireType 0 =*/56).bool(message.isFetching);
                    if (message.bytesPerSecond != null && $Object.hasOwnProperty.call(message, "bytesPerSecond") && (typeof message.bytesPerSecond === "object" ? message.bytesPerSecond.low || message.bytesPerSecond.high : message.bytesPerSecond !== 0))
                        writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.bytesPerSecond);
                    if (message.etaMs != null && $Object.hasOwnProperty.call(message, "etaMs") && (typeof message.etaMs === "object" ? message.etaMs.low || message.etaMs.high : message.etaMs !== 0))
                        writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.etaMs);
                    if (message.sources != null && message.sources.length)
                        for (let i = 0; i < message.sources.length; ++i)
                            $root.ollamesh.survey.v1.Source.encode(message.sources[i], writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Share message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.survey.v1.Share
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Share & ollamesh.survey.v1.Share.$Shape} Share
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Share.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.survey.v1.Share();
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
                                    message.bitfield = value;
                                else
                                    delete message.bitfield;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isWhole = value;
                                else
                                    delete message.isWhole;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isFetching = value;
                                else
                                    delete message.isFetching;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.bytesPerSecond = value;
                                else
                                    delete message.bytesPerSecond;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.etaMs = value;
                                else
                                    delete message.etaMs;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.sources && message.sources.length))
                                    message.sources = [];
                                message.sources.push($root.ollamesh.survey.v1.Source.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Share;
            })();

            v1.Source = (function() {

                /**
                 * Properties of a Source.
                 * @typedef {Object} ollamesh.survey.v1.Source.$Properties
                 * @property {string|null} [name] Source name
                 * @property {number|null} [bytes] Source bytes
                 * @property {number|null} [bytesPerSecond] Source bytesPerSecond
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Source.
                 * @memberof ollamesh.survey.v1
                 * @interface ISource
                 * @augments ollamesh.survey.v1.Source.$Properties
                 * @deprecated Use ollamesh.survey.v1.Source.$Properties instead.
                 */

                /**
                 * Shape of a Source.
                 * @typedef {ollamesh.survey.v1.Source.$Properties} ollamesh.survey.v1.Source.$Shape
                 */

                /**
                 * Constructs a new Source.
                 * @memberof ollamesh.survey.v1
                 * @classdesc Represents a Source.
                 * @constructor
                 * @param {ollamesh.survey.v1.Source.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Source = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Source name.
                 * @member {string} name
                 * @memberof ollamesh.survey.v1.Source
                 * @instance
                 */
                Source.prototype.name = "";

                /**
                 * Source bytes.
                 * @member {number} bytes
                 * @memberof ollamesh.survey.v1.Source
                 * @instance
                 */
                Source.prototype.bytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Source bytesPerSecond.
                 * @member {number} bytesPerSecond
                 * @memberof ollamesh.survey.v1.Source
                 * @instance
                 */
                Source.prototype.bytesPerSecond = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Source instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.survey.v1.Source
                 * @static
                 * @param {ollamesh.survey.v1.Source.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.survey.v1.Source} Source instance
                 * @type {{
                 *   (properties: ollamesh.survey.v1.Source.$Shape): ollamesh.survey.v1.Source & ollamesh.survey.v1.Source.$Shape;
                 *   (properties?: ollamesh.survey.v1.Source.$Properties): ollamesh.survey.v1.Source;
                 * }}
                 */
                Source.create = function(properties) {
                    return new Source(properties);
                };

                /**
                 * Encodes the specified Source message. Does not implicitly {@link ollamesh.survey.v1.Source.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.survey.v1.Source
                 * @static
                 * @param {ollamesh.survey.v1.Source.$Properties} message Source message or plain object to encode
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
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && (typeof message.bytes === "object" ? message.bytes.low || message.bytes.high : message.bytes !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.bytes);
                    if (message.bytesPerSecond != null && $Object.hasOwnProperty.call(message, "bytesPerSecond") && (typeof message.bytesPerSecond === "object" ? message.bytesPerSecond.low || message.bytesPerSecond.high : message.bytesPerSecond !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.bytesPerSecond);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Source message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.survey.v1.Source
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Source & ollamesh.survey.v1.Source.$Shape} Source
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
                    message = _target || new $root.ollamesh.survey.v1.Source();
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
                                    message.name = value;
                                else
                                    delete message.name;
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
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.bytesPerSecond = value;
                                else
                                    delete message.bytesPerSecond;
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

            v1.AskLinks = (function() {

                /**
                 * Properties of an AskLinks.
                 * @typedef {Object} ollamesh.survey.v1.AskLinks.$Properties
                 * @property {number|null} [id] AskLinks id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AskLinks.
                 * @memberof ollamesh.survey.v1
                 * @interface IAskLinks
                 * @augments ollamesh.survey.v1.AskLinks.$Properties
                 * @deprecated Use ollamesh.survey.v1.AskLinks.$Properties instead.
                 */

                /**
                 * Shape of an AskLinks.
                 * @typedef {ollamesh.survey.v1.AskLinks.$Properties} ollamesh.survey.v1.AskLinks.$Shape
                 */

                /**
                 * Constructs a new AskLinks.
                 * @memberof ollamesh.survey.v1
                 * @classdesc Represents an AskLinks.
                 * @constructor
                 * @param {ollamesh.survey.v1.AskLinks.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AskLinks = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AskLinks id.
                 * @member {number} id
                 * @memberof ollamesh.survey.v1.AskLinks
                 * @instance
                 */
                AskLinks.prototype.id = 0;

                /**
                 * Creates a new AskLinks instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.survey.v1.AskLinks
                 * @static
                 * @param {ollamesh.survey.v1.AskLinks.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.survey.v1.AskLinks} AskLinks instance
                 * @type {{
                 *   (properties: ollamesh.survey.v1.AskLinks.$Shape): ollamesh.survey.v1.AskLinks & ollamesh.survey.v1.AskLinks.$Shape;
                 *   (properties?: ollamesh.survey.v1.AskLinks.$Properties): ollamesh.survey.v1.AskLinks;
                 * }}
                 */
                AskLinks.create = function(properties) {
                    return new AskLinks(properties);
                };

                /**
                 * Encodes the specified AskLinks message. Does not implicitly {@link ollamesh.survey.v1.AskLinks.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.survey.v1.AskLinks
                 * @static
                 * @param {ollamesh.survey.v1.AskLinks.$Properties} message AskLinks message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AskLinks.encode = function (message, writer, _depth) {
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
                 * Decodes an AskLinks message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.survey.v1.AskLinks
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.AskLinks & ollamesh.survey.v1.AskLinks.$Shape} AskLinks
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AskLinks.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.survey.v1.AskLinks();
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

                return AskLinks;
            })();

            v1.Links = (function() {

                /**
                 * Properties of a Links.
                 * @typedef {Object} ollamesh.survey.v1.Links.$Properties
                 * @property {number|null} [id] Links id
                 * @property {Array.<ollamesh.survey.v1.Link.$Properties>|null} [links] Links links
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Links.
                 * @memberof ollamesh.survey.v1
                 * @interface ILinks
                 * @augments ollamesh.survey.v1.Links.$Properties
                 * @deprecated Use ollamesh.survey.v1.Links.$Properties instead.
                 */

                /**
                 * Shape of a Links.
                 * @typedef {ollamesh.survey.v1.Links.$Properties} ollamesh.survey.v1.Links.$Shape
                 */

                /**
                 * Constructs a new Links.
                 * @memberof ollamesh.survey.v1
                 * @classdesc Represents a Links.
                 * @constructor
                 * @param {ollamesh.survey.v1.Links.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Links = function (properties) {
                    this.links = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Links id.
                 * @member {number} id
                 * @memberof ollamesh.survey.v1.Links
                 * @instance
                 */
                Links.prototype.id = 0;

                /**
                 * Links links.
                 * @member {Array.<ollamesh.survey.v1.Link.$Properties>} links
                 * @memberof ollamesh.survey.v1.Links
                 * @instance
                 */
                Links.prototype.links = $util.emptyArray;

                /**
                 * Creates a new Links instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.survey.v1.Links
                 * @static
                 * @param {ollamesh.survey.v1.Links.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.survey.v1.Links} Links instance
                 * @type {{
                 *   (properties: ollamesh.survey.v1.Links.$Shape): ollamesh.survey.v1.Links & ollamesh.survey.v1.Links.$Shape;
                 *   (properties?: ollamesh.survey.v1.Links.$Properties): ollamesh.survey.v1.Links;
                 * }}
                 */
                Links.create = function(properties) {
                    return new Links(properties);
                };

                /**
                 * Encodes the specified Links message. Does not implicitly {@link ollamesh.survey.v1.Links.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.survey.v1.Links
                 * @static
                 * @param {ollamesh.survey.v1.Links.$Properties} message Links message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Links.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.links != null && message.links.length)
                        for (let i = 0; i < message.links.length; ++i)
                            $root.ollamesh.survey.v1.Link.encode(message.links[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Links message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.survey.v1.Links
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Links & ollamesh.survey.v1.Links.$Shape} Links
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Links.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.survey.v1.Links();
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
                                if (!(message.links && message.links.length))
                                    message.links = [];
                                message.links.push($root.ollamesh.survey.v1.Link.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Links;
            })();

            v1.Link = (function() {

                /**
                 * Properties of a Link.
                 * @typedef {Object} ollamesh.survey.v1.Link.$Properties
                 * @property {string|null} [peer] Link peer
                 * @property {number|null} [rttUs] Link rttUs
                 * @property {boolean|null} [isSuspected] Link isSuspected
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Link.
                 * @memberof ollamesh.survey.v1
                 * @interface ILink
                 * @augments ollamesh.survey.v1.Link.$Properties
                 * @deprecated Use ollamesh.survey.v1.Link.$Properties instead.
                 */

                /**
                 * Shape of a Link.
                 * @typedef {ollamesh.survey.v1.Link.$Properties} ollamesh.survey.v1.Link.$Shape
                 */

                /**
                 * Constructs a new Link.
                 * @memberof ollamesh.survey.v1
                 * @classdesc Represents a Link.
                 * @constructor
                 * @param {ollamesh.survey.v1.Link.$Properties=} [properties] Properties to set
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
                 * @memberof ollamesh.survey.v1.Link
                 * @instance
                 */
                Link.prototype.peer = "";

                /**
                 * Link rttUs.
                 * @member {number} rttUs
                 * @memberof ollamesh.survey.v1.Link
                 * @instance
                 */
                Link.prototype.rttUs = 0;

                /**
                 * Link isSuspected.
                 * @member {boolean} isSuspected
                 * @memberof ollamesh.survey.v1.Link
                 * @instance
                 */
                Link.prototype.isSuspected = false;

                /**
                 * Creates a new Link instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.survey.v1.Link
                 * @static
                 * @param {ollamesh.survey.v1.Link.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.survey.v1.Link} Link instance
                 * @type {{
                 *   (properties: ollamesh.survey.v1.Link.$Shape): ollamesh.survey.v1.Link & ollamesh.survey.v1.Link.$Shape;
                 *   (properties?: ollamesh.survey.v1.Link.$Properties): ollamesh.survey.v1.Link;
                 * }}
                 */
                Link.create = function(properties) {
                    return new Link(properties);
                };

                /**
                 * Encodes the specified Link message. Does not implicitly {@link ollamesh.survey.v1.Link.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.survey.v1.Link
                 * @static
                 * @param {ollamesh.survey.v1.Link.$Properties} message Link message or plain object to encode
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
                    if (message.rttUs != null && $Object.hasOwnProperty.call(message, "rttUs") && message.rttUs !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.rttUs);
                    if (message.isSuspected != null && $Object.hasOwnProperty.call(message, "isSuspected") && message.isSuspected !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.isSuspected);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Link message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.survey.v1.Link
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Link & ollamesh.survey.v1.Link.$Shape} Link
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
                    message = _target || new $root.ollamesh.survey.v1.Link();
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
                                if (value = reader.uint32())
                                    message.rttUs = value;
                                else
                                    delete message.rttUs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isSuspected = value;
                                else
                                    delete message.isSuspected;
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

            return v1;
        })();

        return survey;
    })();

    return ollamesh;
})();

export {
  $root as default
};
