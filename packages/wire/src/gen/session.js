// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["session"] || ($protobuf.roots["session"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.session = (function() {

        /**
         * Namespace session.
         * @memberof ollamesh
         * @namespace
         */
        const session = {};

        session.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.session
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.session.v1.Message.$Properties
                 * @property {ollamesh.session.v1.Open.$Properties|null} [open] Message open
                 * @property {ollamesh.session.v1.Token.$Properties|null} [token] Message token
                 * @property {ollamesh.session.v1.Ended.$Properties|null} [ended] Message ended
                 * @property {ollamesh.session.v1.Failed.$Properties|null} [failed] Message failed
                 * @property {ollamesh.session.v1.Cancel.$Properties|null} [cancel] Message cancel
                 * @property {ollamesh.session.v1.Embedded.$Properties|null} [embedded] Message embedded
                 * @property {ollamesh.session.v1.Load.$Properties|null} [load] Message load
                 * @property {"open"|"token"|"ended"|"failed"|"cancel"|"embedded"|"load"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.session.v1
                 * @interface IMessage
                 * @augments ollamesh.session.v1.Message.$Properties
                 * @deprecated Use ollamesh.session.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   open?: ollamesh.session.v1.Open.$Shape|null;
                 *   token?: ollamesh.session.v1.Token.$Shape|null;
                 *   ended?: ollamesh.session.v1.Ended.$Shape|null;
                 *   failed?: ollamesh.session.v1.Failed.$Shape|null;
                 *   cancel?: ollamesh.session.v1.Cancel.$Shape|null;
                 *   embedded?: ollamesh.session.v1.Embedded.$Shape|null;
                 *   load?: ollamesh.session.v1.Load.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; open?: null; token?: null; ended?: null; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "open"; open: ollamesh.session.v1.Open.$Shape; token?: null; ended?: null; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "token"; open?: null; token: ollamesh.session.v1.Token.$Shape; ended?: null; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "ended"; open?: null; token?: null; ended: ollamesh.session.v1.Ended.$Shape; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "failed"; open?: null; token?: null; ended?: null; failed: ollamesh.session.v1.Failed.$Shape; cancel?: null; embedded?: null; load?: null }|{ kind?: "cancel"; open?: null; token?: null; ended?: null; failed?: null; cancel: ollamesh.session.v1.Cancel.$Shape; embedded?: null; load?: null }|{ kind?: "embedded"; open?: null; token?: null; ended?: null; failed?: null; cancel?: null; embedded: ollamesh.session.v1.Embedded.$Shape; load?: null }|{ kind?: "load"; open?: null; token?: null; ended?: null; failed?: null; cancel?: null; embedded?: null; load: ollamesh.session.v1.Load.$Shape })
                 * )} ollamesh.session.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.session.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message open.
                 * @member {ollamesh.session.v1.Open.$Properties|null|undefined} open
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                Message.prototype.open = null;

                /**
                 * Message token.
                 * @member {ollamesh.session.v1.Token.$Properties|null|undefined} token
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                Message.prototype.token = null;

                /**
                 * Message ended.
                 * @member {ollamesh.session.v1.Ended.$Properties|null|undefined} ended
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                Message.prototype.ended = null;

                /**
                 * Message failed.
                 * @member {ollamesh.session.v1.Failed.$Properties|null|undefined} failed
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                Message.prototype.failed = null;

                /**
                 * Message cancel.
                 * @member {ollamesh.session.v1.Cancel.$Properties|null|undefined} cancel
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                Message.prototype.cancel = null;

                /**
                 * Message embedded.
                 * @member {ollamesh.session.v1.Embedded.$Properties|null|undefined} embedded
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                Message.prototype.embedded = null;

                /**
                 * Message load.
                 * @member {ollamesh.session.v1.Load.$Properties|null|undefined} load
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                Message.prototype.load = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"open"|"token"|"ended"|"failed"|"cancel"|"embedded"|"load"|undefined} kind
                 * @memberof ollamesh.session.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["open", "token", "ended", "failed", "cancel", "embedded", "load"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Message
                 * @static
                 * @param {ollamesh.session.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Message.$Shape): ollamesh.session.v1.Message & ollamesh.session.v1.Message.$Shape;
                 *   (properties?: ollamesh.session.v1.Message.$Properties): ollamesh.session.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.session.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Message
                 * @static
                 * @param {ollamesh.session.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.open != null && $Object.hasOwnProperty.call(message, "open"))
                        $root.ollamesh.session.v1.Open.encode(message.open, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                        $root.ollamesh.session.v1.Token.encode(message.token, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.ended != null && $Object.hasOwnProperty.call(message, "ended"))
                        $root.ollamesh.session.v1.Ended.encode(message.ended, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.failed != null && $Object.hasOwnProperty.call(message, "failed"))
                        $root.ollamesh.session.v1.Failed.encode(message.failed, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.cancel != null && $Object.hasOwnProperty.call(message, "cancel"))
                        $root.ollamesh.session.v1.Cancel.encode(message.cancel, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.embedded != null && $Object.hasOwnProperty.call(message, "embedded"))
                        $root.ollamesh.session.v1.Embedded.encode(message.embedded, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.load != null && $Object.hasOwnProperty.call(message, "load"))
                        $root.ollamesh.session.v1.Load.encode(message.load, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Message & ollamesh.session.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.session.v1.Message();
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
                                message.open = $root.ollamesh.session.v1.Open.decode(reader, reader.size(), $undefined, _depth + 1, message.open);
                                message.kind = "open";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.token = $root.ollamesh.session.v1.Token.decode(reader, reader.size(), $undefined, _depth + 1, message.token);
                                message.kind = "token";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.ended = $root.ollamesh.session.v1.Ended.decode(reader, reader.size(), $undefined, _depth + 1, message.ended);
                                message.kind = "ended";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.failed = $root.ollamesh.session.v1.Failed.decode(reader, reader.size(), $undefined, _depth + 1, message.failed);
                                message.kind = "failed";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.cancel = $root.ollamesh.session.v1.Cancel.decode(reader, reader.size(), $undefined, _depth + 1, message.cancel);
                                message.kind = "cancel";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.embedded = $root.ollamesh.session.v1.Embedded.decode(reader, reader.size(), $undefined, _depth + 1, message.embedded);
                                message.kind = "embedded";
                                continue;
                            }
                        case 20: {
                                if (wireType !== 2)
                                    break;
                                message.load = $root.ollamesh.session.v1.Load.decode(reader, reader.size(), $undefined, _depth + 1, message.load);
                                message.kind = "load";
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

            v1.Open = (function() {

                /**
                 * Properties of an Open.
                 * @typedef {Object} ollamesh.session.v1.Open.$Properties
                 * @property {string|null} [session] Open session
                 * @property {string|null} [deployment] Open deployment
                 * @property {number|null} [contextLength] Open contextLength
                 * @property {number|null} [keepAliveMs] Open keepAliveMs
                 * @property {Array.<number>|null} [tokens] Open tokens
                 * @property {ollamesh.session.v1.Sampler.$Properties|null} [sampler] Open sampler
                 * @property {number|null} [tokensMax] Open tokensMax
                 * @property {number|null} [answered] Open answered
                 * @property {boolean|null} [embeds] Open embeds
                 * @property {number|null} [priority] Open priority
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Open.
                 * @memberof ollamesh.session.v1
                 * @interface IOpen
                 * @augments ollamesh.session.v1.Open.$Properties
                 * @deprecated Use ollamesh.session.v1.Open.$Properties instead.
                 */

                /**
                 * Shape of an Open.
                 * @typedef {ollamesh.session.v1.Open.$Properties} ollamesh.session.v1.Open.$Shape
                 */

                /**
                 * Constructs a new Open.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents an Open.
                 * @constructor
                 * @param {ollamesh.session.v1.Open.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Open = function (properties) {
                    this.tokens = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Open session.
                 * @member {string} session
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.session = "";

                /**
                 * Open deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.deployment = "";

                /**
                 * Open contextLength.
                 * @member {number} contextLength
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.contextLength = 0;

                /**
                 * Open keepAliveMs.
                 * @member {number} keepAliveMs
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.keepAliveMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Open tokens.
                 * @member {Array.<number>} tokens
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.tokens = $util.emptyArray;

                /**
                 * Open sampler.
                 * @member {ollamesh.session.v1.Sampler.$Properties|null|undefined} sampler
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.sampler = null;

                /**
                 * Open tokensMax.
                 * @member {number} tokensMax
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.tokensMax = 0;

                /**
                 * Open answered.
                 * @member {number} answered
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.answered = 0;

                /**
                 * Open embeds.
                 * @member {boolean} embeds
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.embeds = false;

                /**
                 * Open priority.
                 * @member {number} priority
                 * @memberof ollamesh.session.v1.Open
                 * @instance
                 */
                Open.prototype.priority = 0;

                /**
                 * Creates a new Open instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Open
                 * @static
                 * @param {ollamesh.session.v1.Open.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Open} Open instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Open.$Shape): ollamesh.session.v1.Open & ollamesh.session.v1.Open.$Shape;
                 *   (properties?: ollamesh.session.v1.Open.$Properties): ollamesh.session.v1.Open;
                 * }}
                 */
                Open.create = function(properties) {
                    return new Open(properties);
                };

                /**
                 * Encodes the specified Open message. Does not implicitly {@link ollamesh.session.v1.Open.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Open
                 * @static
                 * @param {ollamesh.session.v1.Open.$Properties} message Open message or plain object to encode
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
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.session);
                    if (message.deployment != null && $Object.hasOwnProperty.call(message, "deployment") && message.deployment !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.deployment);
                    if (message.contextLength != null && $Object.hasOwnProperty.call(message, "contextLength") && message.contextLength !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.contextLength);
                    if (message.keepAliveMs != null && $Object.hasOwnProperty.call(message, "keepAliveMs") && (typeof message.keepAliveMs === "object" ? message.keepAliveMs.low || message.keepAliveMs.high : message.keepAliveMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).sint64(message.keepAliveMs);
                    if (message.tokens != null && message.tokens.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).int32s(message.tokens);
                    if (message.sampler != null && $Object.hasOwnProperty.call(message, "sampler"))
                        $root.ollamesh.session.v1.Sampler.encode(message.sampler, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.tokensMax != null && $Object.hasOwnProperty.call(message, "tokensMax") && message.tokensMax !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.tokensMax);
                    if (message.answered != null && $Object.hasOwnProperty.call(message, "answered") && message.answered !== 0)
                        writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.answered);
                    if (message.embeds != null && $Object.hasOwnProperty.call(message, "embeds") && message.embeds !== false)
                        writer.uint32(/* id 9, wireType 0 =*/72).bool(message.embeds);
                    if (message.priority != null && $Object.hasOwnProperty.call(message, "priority") && message.priority !== 0)
                        writer.uint32(/* id 20, wireType 0 =*/160).uint32(message.priority);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Open message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Open
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Open & ollamesh.session.v1.Open.$Shape} Open
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
                    message = _target || new $root.ollamesh.session.v1.Open();
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
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.deployment = value;
                                else
                                    delete message.deployment;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.contextLength = value;
                                else
                                    delete message.contextLength;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.keepAliveMs = value;
                                else
                                    delete message.keepAliveMs;
                                continue;
                            }
                        case 5: {
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
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.sampler = $root.ollamesh.session.v1.Sampler.decode(reader, reader.size(), $undefined, _depth + 1, message.sampler);
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.tokensMax = value;
                                else
                                    delete message.tokensMax;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.answered = value;
                                else
                                    delete message.answered;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.embeds = value;
                                else
                                    delete message.embeds;
                                continue;
                            }
                        case 20: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.priority = value;
                                else
                                    delete message.priority;
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
                 * @typedef {Object} ollamesh.session.v1.Sampler.$Properties
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
                 * @memberof ollamesh.session.v1
                 * @interface ISampler
                 * @augments ollamesh.session.v1.Sampler.$Properties
                 * @deprecated Use ollamesh.session.v1.Sampler.$Properties instead.
                 */

                /**
                 * Shape of a Sampler.
                 * @typedef {ollamesh.session.v1.Sampler.$Properties} ollamesh.session.v1.Sampler.$Shape
                 */

                /**
                 * Constructs a new Sampler.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Sampler.
                 * @constructor
                 * @param {ollamesh.session.v1.Sampler.$Properties=} [properties] Properties to set
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
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.temperature = 0;

                /**
                 * Sampler topK.
                 * @member {number} topK
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topK = 0;

                /**
                 * Sampler topP.
                 * @member {number} topP
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topP = 0;

                /**
                 * Sampler minP.
                 * @member {number} minP
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.minP = 0;

                /**
                 * Sampler typicalP.
                 * @member {number} typicalP
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.typicalP = 0;

                /**
                 * Sampler repeatPenalty.
                 * @member {number} repeatPenalty
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.repeatPenalty = 0;

                /**
                 * Sampler repeatLastN.
                 * @member {number} repeatLastN
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.repeatLastN = 0;

                /**
                 * Sampler presencePenalty.
                 * @member {number} presencePenalty
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.presencePenalty = 0;

                /**
                 * Sampler frequencyPenalty.
                 * @member {number} frequencyPenalty
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.frequencyPenalty = 0;

                /**
                 * Sampler seed.
                 * @member {number} seed
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.seed = 0;

                /**
                 * Sampler hasSeed.
                 * @member {boolean} hasSeed
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.hasSeed = false;

                /**
                 * Sampler grammar.
                 * @member {string} grammar
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.grammar = "";

                /**
                 * Sampler topLogprobs.
                 * @member {number} topLogprobs
                 * @memberof ollamesh.session.v1.Sampler
                 * @instance
                 */
                Sampler.prototype.topLogprobs = 0;

                /**
                 * Creates a new Sampler instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Sampler
                 * @static
                 * @param {ollamesh.session.v1.Sampler.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Sampler} Sampler instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Sampler.$Shape): ollamesh.session.v1.Sampler & ollamesh.session.v1.Sampler.$Shape;
                 *   (properties?: ollamesh.session.v1.Sampler.$Properties): ollamesh.session.v1.Sampler;
                 * }}
                 */
                Sampler.create = function(properties) {
                    return new Sampler(properties);
                };

                /**
                 * Encodes the specified Sampler message. Does not implicitly {@link ollamesh.session.v1.Sampler.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Sampler
                 * @static
                 * @param {ollamesh.session.v1.Sampler.$Properties} message Sampler message or plain object to encode
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
                 * @memberof ollamesh.session.v1.Sampler
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Sampler & ollamesh.session.v1.Sampler.$Shape} Sampler
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
                    message = _target || new $root.ollamesh.session.v1.Sampler();
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
                 * @typedef {Object} ollamesh.session.v1.Probability.$Properties
                 * @property {number|null} [token] Probability token
                 * @property {number|null} [logprob] Probability logprob
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Probability.
                 * @memberof ollamesh.session.v1
                 * @interface IProbability
                 * @augments ollamesh.session.v1.Probability.$Properties
                 * @deprecated Use ollamesh.session.v1.Probability.$Properties instead.
                 */

                /**
                 * Shape of a Probability.
                 * @typedef {ollamesh.session.v1.Probability.$Properties} ollamesh.session.v1.Probability.$Shape
                 */

                /**
                 * Constructs a new Probability.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Probability.
                 * @constructor
                 * @param {ollamesh.session.v1.Probability.$Properties=} [properties] Properties to set
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
                 * @memberof ollamesh.session.v1.Probability
                 * @instance
                 */
                Probability.prototype.token = 0;

                /**
                 * Probability logprob.
                 * @member {number} logprob
                 * @memberof ollamesh.session.v1.Probability
                 * @instance
                 */
                Probability.prototype.logprob = 0;

                /**
                 * Creates a new Probability instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Probability
                 * @static
                 * @param {ollamesh.session.v1.Probability.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Probability} Probability instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Probability.$Shape): ollamesh.session.v1.Probability & ollamesh.session.v1.Probability.$Shape;
                 *   (properties?: ollamesh.session.v1.Probability.$Properties): ollamesh.session.v1.Probability;
                 * }}
                 */
                Probability.create = function(properties) {
                    return new Probability(properties);
                };

                /**
                 * Encodes the specified Probability message. Does not implicitly {@link ollamesh.session.v1.Probability.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Probability
                 * @static
                 * @param {ollamesh.session.v1.Probability.$Properties} message Probability message or plain object to encode
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
                 * @memberof ollamesh.session.v1.Probability
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Probability & ollamesh.session.v1.Probability.$Shape} Probability
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
                    message = _target || new $root.ollamesh.session.v1.Probability();
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
                 * @typedef {Object} ollamesh.session.v1.Likelihood.$Properties
                 * @property {number|null} [logprob] Likelihood logprob
                 * @property {Array.<ollamesh.session.v1.Probability.$Properties>|null} [top] Likelihood top
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Likelihood.
                 * @memberof ollamesh.session.v1
                 * @interface ILikelihood
                 * @augments ollamesh.session.v1.Likelihood.$Properties
                 * @deprecated Use ollamesh.session.v1.Likelihood.$Properties instead.
                 */

                /**
                 * Shape of a Likelihood.
                 * @typedef {ollamesh.session.v1.Likelihood.$Properties} ollamesh.session.v1.Likelihood.$Shape
                 */

                /**
                 * Constructs a new Likelihood.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Likelihood.
                 * @constructor
                 * @param {ollamesh.session.v1.Likelihood.$Properties=} [properties] Properties to set
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
                 * @memberof ollamesh.session.v1.Likelihood
                 * @instance
                 */
                Likelihood.prototype.logprob = 0;

                /**
                 * Likelihood top.
                 * @member {Array.<ollamesh.session.v1.Probability.$Properties>} top
                 * @memberof ollamesh.session.v1.Likelihood
                 * @instance
                 */
                Likelihood.prototype.top = $util.emptyArray;

                /**
                 * Creates a new Likelihood instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Likelihood
                 * @static
                 * @param {ollamesh.session.v1.Likelihood.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Likelihood} Likelihood instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Likelihood.$Shape): ollamesh.session.v1.Likelihood & ollamesh.session.v1.Likelihood.$Shape;
                 *   (properties?: ollamesh.session.v1.Likelihood.$Properties): ollamesh.session.v1.Likelihood;
                 * }}
                 */
                Likelihood.create = function(properties) {
                    return new Likelihood(properties);
                };

                /**
                 * Encodes the specified Likelihood message. Does not implicitly {@link ollamesh.session.v1.Likelihood.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Likelihood
                 * @static
                 * @param {ollamesh.session.v1.Likelihood.$Properties} message Likelihood message or plain object to encode
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
                            $root.ollamesh.session.v1.Probability.encode(message.top[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Likelihood message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Likelihood
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Likelihood & ollamesh.session.v1.Likelihood.$Shape} Likelihood
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
                    message = _target || new $root.ollamesh.session.v1.Likelihood();
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
                                message.top.push($root.ollamesh.session.v1.Probability.decode(reader, reader.size(), $undefined, _depth + 1));
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

            v1.Token = (function() {

                /**
                 * Properties of a Token.
                 * @typedef {Object} ollamesh.session.v1.Token.$Properties
                 * @property {string|null} [session] Token session
                 * @property {number|null} [index] Token index
                 * @property {number|null} [token] Token token
                 * @property {ollamesh.session.v1.Likelihood.$Properties|null} [likelihood] Token likelihood
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Token.
                 * @memberof ollamesh.session.v1
                 * @interface IToken
                 * @augments ollamesh.session.v1.Token.$Properties
                 * @deprecated Use ollamesh.session.v1.Token.$Properties instead.
                 */

                /**
                 * Shape of a Token.
                 * @typedef {ollamesh.session.v1.Token.$Properties} ollamesh.session.v1.Token.$Shape
                 */

                /**
                 * Constructs a new Token.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Token.
                 * @constructor
                 * @param {ollamesh.session.v1.Token.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Token = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Token session.
                 * @member {string} session
                 * @memberof ollamesh.session.v1.Token
                 * @instance
                 */
                Token.prototype.session = "";

                /**
                 * Token index.
                 * @member {number} index
                 * @memberof ollamesh.session.v1.Token
                 * @instance
                 */
                Token.prototype.index = 0;

                /**
                 * Token token.
                 * @member {number} token
                 * @memberof ollamesh.session.v1.Token
                 * @instance
                 */
                Token.prototype.token = 0;

                /**
                 * Token likelihood.
                 * @member {ollamesh.session.v1.Likelihood.$Properties|null|undefined} likelihood
                 * @memberof ollamesh.session.v1.Token
                 * @instance
                 */
                Token.prototype.likelihood = null;

                /**
                 * Creates a new Token instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Token
                 * @static
                 * @param {ollamesh.session.v1.Token.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Token} Token instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Token.$Shape): ollamesh.session.v1.Token & ollamesh.session.v1.Token.$Shape;
                 *   (properties?: ollamesh.session.v1.Token.$Properties): ollamesh.session.v1.Token;
                 * }}
                 */
                Token.create = function(properties) {
                    return new Token(properties);
                };

                /**
                 * Encodes the specified Token message. Does not implicitly {@link ollamesh.session.v1.Token.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Token
                 * @static
                 * @param {ollamesh.session.v1.Token.$Properties} message Token message or plain object to encode
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
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.session);
                    if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.index);
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).int32(message.token);
                    if (message.likelihood != null && $Object.hasOwnProperty.call(message, "likelihood"))
                        $root.ollamesh.session.v1.Likelihood.encode(message.likelihood, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Token message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Token
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Token & ollamesh.session.v1.Token.$Shape} Token
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
                    message = _target || new $root.ollamesh.session.v1.Token();
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
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.index = value;
                                else
                                    delete message.index;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.token = value;
                                else
                                    delete message.token;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.likelihood = $root.ollamesh.session.v1.Likelihood.decode(reader, reader.size(), $undefined, _depth + 1, message.likelihood);
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

            v1.Ended = (function() {

                /**
                 * Properties of an Ended.
                 * @typedef {Object} ollamesh.session.v1.Ended.$Properties
                 * @property {string|null} [session] Ended session
                 * @property {string|null} [reason] Ended reason
                 * @property {number|null} [promptMs] Ended promptMs
                 * @property {number|null} [outputMs] Ended outputMs
                 * @property {number|null} [waitedMs] Ended waitedMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Ended.
                 * @memberof ollamesh.session.v1
                 * @interface IEnded
                 * @augments ollamesh.session.v1.Ended.$Properties
                 * @deprecated Use ollamesh.session.v1.Ended.$Properties instead.
                 */

                /**
                 * Shape of an Ended.
                 * @typedef {ollamesh.session.v1.Ended.$Properties} ollamesh.session.v1.Ended.$Shape
                 */

                /**
                 * Constructs a new Ended.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents an Ended.
                 * @constructor
                 * @param {ollamesh.session.v1.Ended.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Ended = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Ended session.
                 * @member {string} session
                 * @memberof ollamesh.session.v1.Ended
                 * @instance
                 */
                Ended.prototype.session = "";

                /**
                 * Ended reason.
                 * @member {string} reason
                 * @memberof ollamesh.session.v1.Ended
                 * @instance
                 */
                Ended.prototype.reason = "";

                /**
                 * Ended promptMs.
                 * @member {number} promptMs
                 * @memberof ollamesh.session.v1.Ended
                 * @instance
                 */
                Ended.prototype.promptMs = 0;

                /**
                 * Ended outputMs.
                 * @member {number} outputMs
                 * @memberof ollamesh.session.v1.Ended
                 * @instance
                 */
                Ended.prototype.outputMs = 0;

                /**
                 * Ended waitedMs.
                 * @member {number} waitedMs
                 * @memberof ollamesh.session.v1.Ended
                 * @instance
                 */
                Ended.prototype.waitedMs = 0;

                /**
                 * Creates a new Ended instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Ended
                 * @static
                 * @param {ollamesh.session.v1.Ended.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Ended} Ended instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Ended.$Shape): ollamesh.session.v1.Ended & ollamesh.session.v1.Ended.$Shape;
                 *   (properties?: ollamesh.session.v1.Ended.$Properties): ollamesh.session.v1.Ended;
                 * }}
                 */
                Ended.create = function(properties) {
                    return new Ended(properties);
                };

                /**
                 * Encodes the specified Ended message. Does not implicitly {@link ollamesh.session.v1.Ended.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Ended
                 * @static
                 * @param {ollamesh.session.v1.Ended.$Properties} message Ended message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Ended.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.session);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                    if (message.promptMs != null && $Object.hasOwnProperty.call(message, "promptMs") && !$Object.is(message.promptMs, 0))
                        writer.uint32(/* id 3, wireType 1 =*/25).double(message.promptMs);
                    if (message.outputMs != null && $Object.hasOwnProperty.call(message, "outputMs") && !$Object.is(message.outputMs, 0))
                        writer.uint32(/* id 4, wireType 1 =*/33).double(message.outputMs);
                    if (message.waitedMs != null && $Object.hasOwnProperty.call(message, "waitedMs") && !$Object.is(message.waitedMs, 0))
                        writer.uint32(/* id 20, wireType 1 =*/161).double(message.waitedMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Ended message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Ended
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Ended & ollamesh.session.v1.Ended.$Shape} Ended
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Ended.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.session.v1.Ended();
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
                                    message.session = value;
                                else
                                    delete message.session;
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
                        case 3: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.promptMs = value;
                                else
                                    delete message.promptMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.outputMs = value;
                                else
                                    delete message.outputMs;
                                continue;
                            }
                        case 20: {
                                if (wireType !== 1)
                                    break;
                                if (!$Object.is(value = reader.double(), 0))
                                    message.waitedMs = value;
                                else
                                    delete message.waitedMs;
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

                return Ended;
            })();

            v1.Embedded = (function() {

                /**
                 * Properties of an Embedded.
                 * @typedef {Object} ollamesh.session.v1.Embedded.$Properties
                 * @property {string|null} [session] Embedded session
                 * @property {Uint8Array|null} [embedding] Embedded embedding
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Embedded.
                 * @memberof ollamesh.session.v1
                 * @interface IEmbedded
                 * @augments ollamesh.session.v1.Embedded.$Properties
                 * @deprecated Use ollamesh.session.v1.Embedded.$Properties instead.
                 */

                /**
                 * Shape of an Embedded.
                 * @typedef {ollamesh.session.v1.Embedded.$Properties} ollamesh.session.v1.Embedded.$Shape
                 */

                /**
                 * Constructs a new Embedded.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents an Embedded.
                 * @constructor
                 * @param {ollamesh.session.v1.Embedded.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Embedded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Embedded session.
                 * @member {string} session
                 * @memberof ollamesh.session.v1.Embedded
                 * @instance
                 */
                Embedded.prototype.session = "";

                /**
                 * Embedded embedding.
                 * @member {Uint8Array} embedding
                 * @memberof ollamesh.session.v1.Embedded
                 * @instance
                 */
                Embedded.prototype.embedding = $util.newBuffer([]);

                /**
                 * Creates a new Embedded instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Embedded
                 * @static
                 * @param {ollamesh.session.v1.Embedded.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Embedded} Embedded instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Embedded.$Shape): ollamesh.session.v1.Embedded & ollamesh.session.v1.Embedded.$Shape;
                 *   (properties?: ollamesh.session.v1.Embedded.$Properties): ollamesh.session.v1.Embedded;
                 * }}
                 */
                Embedded.create = function(properties) {
                    return new Embedded(properties);
                };

                /**
                 * Encodes the specified Embedded message. Does not implicitly {@link ollamesh.session.v1.Embedded.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Embedded
                 * @static
                 * @param {ollamesh.session.v1.Embedded.$Properties} message Embedded message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Embedded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.session);
                    if (message.embedding != null && $Object.hasOwnProperty.call(message, "embedding") && message.embedding.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.embedding);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Embedded message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Embedded
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Embedded & ollamesh.session.v1.Embedded.$Shape} Embedded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Embedded.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.session.v1.Embedded();
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
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 2: {
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

                return Embedded;
            })();

            v1.Failed = (function() {

                /**
                 * Properties of a Failed.
                 * @typedef {Object} ollamesh.session.v1.Failed.$Properties
                 * @property {string|null} [session] Failed session
                 * @property {string|null} [code] Failed code
                 * @property {string|null} [reason] Failed reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Failed.
                 * @memberof ollamesh.session.v1
                 * @interface IFailed
                 * @augments ollamesh.session.v1.Failed.$Properties
                 * @deprecated Use ollamesh.session.v1.Failed.$Properties instead.
                 */

                /**
                 * Shape of a Failed.
                 * @typedef {ollamesh.session.v1.Failed.$Properties} ollamesh.session.v1.Failed.$Shape
                 */

                /**
                 * Constructs a new Failed.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Failed.
                 * @constructor
                 * @param {ollamesh.session.v1.Failed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Failed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Failed session.
                 * @member {string} session
                 * @memberof ollamesh.session.v1.Failed
                 * @instance
                 */
                Failed.prototype.session = "";

                /**
                 * Failed code.
                 * @member {string} code
                 * @memberof ollamesh.session.v1.Failed
                 * @instance
                 */
                Failed.prototype.code = "";

                /**
                 * Failed reason.
                 * @member {string} reason
                 * @memberof ollamesh.session.v1.Failed
                 * @instance
                 */
                Failed.prototype.reason = "";

                /**
                 * Creates a new Failed instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Failed
                 * @static
                 * @param {ollamesh.session.v1.Failed.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Failed} Failed instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Failed.$Shape): ollamesh.session.v1.Failed & ollamesh.session.v1.Failed.$Shape;
                 *   (properties?: ollamesh.session.v1.Failed.$Properties): ollamesh.session.v1.Failed;
                 * }}
                 */
                Failed.create = function(properties) {
                    return new Failed(properties);
                };

                /**
                 * Encodes the specified Failed message. Does not implicitly {@link ollamesh.session.v1.Failed.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Failed
                 * @static
                 * @param {ollamesh.session.v1.Failed.$Properties} message Failed message or plain object to encode
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
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.session);
                    if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.code);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Failed message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Failed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Failed & ollamesh.session.v1.Failed.$Shape} Failed
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
                    message = _target || new $root.ollamesh.session.v1.Failed();
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
                                    message.session = value;
                                else
                                    delete message.session;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.code = value;
                                else
                                    delete message.code;
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

                return Failed;
            })();

            v1.Cancel = (function() {

                /**
                 * Properties of a Cancel.
                 * @typedef {Object} ollamesh.session.v1.Cancel.$Properties
                 * @property {string|null} [session] Cancel session
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Cancel.
                 * @memberof ollamesh.session.v1
                 * @interface ICancel
                 * @augments ollamesh.session.v1.Cancel.$Properties
                 * @deprecated Use ollamesh.session.v1.Cancel.$Properties instead.
                 */

                /**
                 * Shape of a Cancel.
                 * @typedef {ollamesh.session.v1.Cancel.$Properties} ollamesh.session.v1.Cancel.$Shape
                 */

                /**
                 * Constructs a new Cancel.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Cancel.
                 * @constructor
                 * @param {ollamesh.session.v1.Cancel.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Cancel = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Cancel session.
                 * @member {string} session
                 * @memberof ollamesh.session.v1.Cancel
                 * @instance
                 */
                Cancel.prototype.session = "";

                /**
                 * Creates a new Cancel instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Cancel
                 * @static
                 * @param {ollamesh.session.v1.Cancel.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Cancel} Cancel instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Cancel.$Shape): ollamesh.session.v1.Cancel & ollamesh.session.v1.Cancel.$Shape;
                 *   (properties?: ollamesh.session.v1.Cancel.$Properties): ollamesh.session.v1.Cancel;
                 * }}
                 */
                Cancel.create = function(properties) {
                    return new Cancel(properties);
                };

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link ollamesh.session.v1.Cancel.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Cancel
                 * @static
                 * @param {ollamesh.session.v1.Cancel.$Properties} message Cancel message or plain object to encode
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
                    if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.session);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Cancel
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Cancel & ollamesh.session.v1.Cancel.$Shape} Cancel
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
                    message = _target || new $root.ollamesh.session.v1.Cancel();
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
                                    message.session = value;
                                else
                                    delete message.session;
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

            v1.Load = (function() {

                /**
                 * Properties of a Load.
                 * @typedef {Object} ollamesh.session.v1.Load.$Properties
                 * @property {string|null} [deployment] Load deployment
                 * @property {number|null} [running] Load running
                 * @property {number|null} [waiting] Load waiting
                 * @property {number|null} [slots] Load slots
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Load.
                 * @memberof ollamesh.session.v1
                 * @interface ILoad
                 * @augments ollamesh.session.v1.Load.$Properties
                 * @deprecated Use ollamesh.session.v1.Load.$Properties instead.
                 */

                /**
                 * Shape of a Load.
                 * @typedef {ollamesh.session.v1.Load.$Properties} ollamesh.session.v1.Load.$Shape
                 */

                /**
                 * Constructs a new Load.
                 * @memberof ollamesh.session.v1
                 * @classdesc Represents a Load.
                 * @constructor
                 * @param {ollamesh.session.v1.Load.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Load = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Load deployment.
                 * @member {string} deployment
                 * @memberof ollamesh.session.v1.Load
                 * @instance
                 */
                Load.prototype.deployment = "";

                /**
                 * Load running.
                 * @member {number} running
                 * @memberof ollamesh.session.v1.Load
                 * @instance
                 */
                Load.prototype.running = 0;

                /**
                 * Load waiting.
                 * @member {number} waiting
                 * @memberof ollamesh.session.v1.Load
                 * @instance
                 */
                Load.prototype.waiting = 0;

                /**
                 * Load slots.
                 * @member {number} slots
                 * @memberof ollamesh.session.v1.Load
                 * @instance
                 */
                Load.prototype.slots = 0;

                /**
                 * Creates a new Load instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.session.v1.Load
                 * @static
                 * @param {ollamesh.session.v1.Load.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.session.v1.Load} Load instance
                 * @type {{
                 *   (properties: ollamesh.session.v1.Load.$Shape): ollamesh.session.v1.Load & ollamesh.session.v1.Load.$Shape;
                 *   (properties?: ollamesh.session.v1.Load.$Properties): ollamesh.session.v1.Load;
                 * }}
                 */
                Load.create = function(properties) {
                    return new Load(properties);
                };

                /**
                 * Encodes the specified Load message. Does not implicitly {@link ollamesh.session.v1.Load.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.session.v1.Load
                 * @static
                 * @param {ollamesh.session.v1.Load.$Properties} message Load message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Load.encode = function (message, writer, _depth) {
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
                    if (message.slots != null && $Object.hasOwnProperty.call(message, "slots") && message.slots !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.slots);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Load message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.session.v1.Load
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Load & ollamesh.session.v1.Load.$Shape} Load
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Load.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.session.v1.Load();
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
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.slots = value;
                                else
                                    delete message.slots;
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

                return Load;
            })();

            return v1;
        })();

        return session;
    })();

    return ollamesh;
})();

export {
  $root as default
};
