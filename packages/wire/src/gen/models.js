// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["models"] || ($protobuf.roots["models"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.models = (function() {

        /**
         * Namespace models.
         * @memberof ollamesh
         * @namespace
         */
        const models = {};

        models.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.models
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.models.v1.Message.$Properties
                 * @property {ollamesh.models.v1.Find.$Properties|null} [find] Message find
                 * @property {ollamesh.models.v1.Found.$Properties|null} [found] Message found
                 * @property {ollamesh.models.v1.NotFound.$Properties|null} [notFound] Message notFound
                 * @property {ollamesh.models.v1.Verify.$Properties|null} [verify] Message verify
                 * @property {ollamesh.models.v1.Verified.$Properties|null} [verified] Message verified
                 * @property {ollamesh.models.v1.GiveUp.$Properties|null} [giveUp] Message giveUp
                 * @property {ollamesh.models.v1.Find.$Properties|null} [carry] Message carry
                 * @property {"find"|"found"|"notFound"|"verify"|"verified"|"giveUp"|"carry"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.models.v1
                 * @interface IMessage
                 * @augments ollamesh.models.v1.Message.$Properties
                 * @deprecated Use ollamesh.models.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   find?: ollamesh.models.v1.Find.$Shape|null;
                 *   found?: ollamesh.models.v1.Found.$Shape|null;
                 *   notFound?: ollamesh.models.v1.NotFound.$Shape|null;
                 *   verify?: ollamesh.models.v1.Verify.$Shape|null;
                 *   verified?: ollamesh.models.v1.Verified.$Shape|null;
                 *   giveUp?: ollamesh.models.v1.GiveUp.$Shape|null;
                 *   carry?: ollamesh.models.v1.Find.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; find?: null; found?: null; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "find"; find: ollamesh.models.v1.Find.$Shape; found?: null; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "found"; find?: null; found: ollamesh.models.v1.Found.$Shape; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "notFound"; find?: null; found?: null; notFound: ollamesh.models.v1.NotFound.$Shape; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "verify"; find?: null; found?: null; notFound?: null; verify: ollamesh.models.v1.Verify.$Shape; verified?: null; giveUp?: null; carry?: null }|{ kind?: "verified"; find?: null; found?: null; notFound?: null; verify?: null; verified: ollamesh.models.v1.Verified.$Shape; giveUp?: null; carry?: null }|{ kind?: "giveUp"; find?: null; found?: null; notFound?: null; verify?: null; verified?: null; giveUp: ollamesh.models.v1.GiveUp.$Shape; carry?: null }|{ kind?: "carry"; find?: null; found?: null; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry: ollamesh.models.v1.Find.$Shape })
                 * )} ollamesh.models.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.models.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.models.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message find.
                 * @member {ollamesh.models.v1.Find.$Properties|null|undefined} find
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                Message.prototype.find = null;

                /**
                 * Message found.
                 * @member {ollamesh.models.v1.Found.$Properties|null|undefined} found
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                Message.prototype.found = null;

                /**
                 * Message notFound.
                 * @member {ollamesh.models.v1.NotFound.$Properties|null|undefined} notFound
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                Message.prototype.notFound = null;

                /**
                 * Message verify.
                 * @member {ollamesh.models.v1.Verify.$Properties|null|undefined} verify
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                Message.prototype.verify = null;

                /**
                 * Message verified.
                 * @member {ollamesh.models.v1.Verified.$Properties|null|undefined} verified
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                Message.prototype.verified = null;

                /**
                 * Message giveUp.
                 * @member {ollamesh.models.v1.GiveUp.$Properties|null|undefined} giveUp
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                Message.prototype.giveUp = null;

                /**
                 * Message carry.
                 * @member {ollamesh.models.v1.Find.$Properties|null|undefined} carry
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                Message.prototype.carry = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"find"|"found"|"notFound"|"verify"|"verified"|"giveUp"|"carry"|undefined} kind
                 * @memberof ollamesh.models.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["find", "found", "notFound", "verify", "verified", "giveUp", "carry"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.models.v1.Message
                 * @static
                 * @param {ollamesh.models.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.models.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.models.v1.Message.$Shape): ollamesh.models.v1.Message & ollamesh.models.v1.Message.$Shape;
                 *   (properties?: ollamesh.models.v1.Message.$Properties): ollamesh.models.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.models.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.models.v1.Message
                 * @static
                 * @param {ollamesh.models.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.find != null && $Object.hasOwnProperty.call(message, "find"))
                        $root.ollamesh.models.v1.Find.encode(message.find, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.found != null && $Object.hasOwnProperty.call(message, "found"))
                        $root.ollamesh.models.v1.Found.encode(message.found, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.notFound != null && $Object.hasOwnProperty.call(message, "notFound"))
                        $root.ollamesh.models.v1.NotFound.encode(message.notFound, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.verify != null && $Object.hasOwnProperty.call(message, "verify"))
                        $root.ollamesh.models.v1.Verify.encode(message.verify, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.verified != null && $Object.hasOwnProperty.call(message, "verified"))
                        $root.ollamesh.models.v1.Verified.encode(message.verified, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.giveUp != null && $Object.hasOwnProperty.call(message, "giveUp"))
                        $root.ollamesh.models.v1.GiveUp.encode(message.giveUp, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.carry != null && $Object.hasOwnProperty.call(message, "carry"))
                        $root.ollamesh.models.v1.Find.encode(message.carry, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.models.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Message & ollamesh.models.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.models.v1.Message();
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
                                message.find = $root.ollamesh.models.v1.Find.decode(reader, reader.size(), $undefined, _depth + 1, message.find);
                                message.kind = "find";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.found = $root.ollamesh.models.v1.Found.decode(reader, reader.size(), $undefined, _depth + 1, message.found);
                                message.kind = "found";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.notFound = $root.ollamesh.models.v1.NotFound.decode(reader, reader.size(), $undefined, _depth + 1, message.notFound);
                                message.kind = "notFound";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.verify = $root.ollamesh.models.v1.Verify.decode(reader, reader.size(), $undefined, _depth + 1, message.verify);
                                message.kind = "verify";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.verified = $root.ollamesh.models.v1.Verified.decode(reader, reader.size(), $undefined, _depth + 1, message.verified);
                                message.kind = "verified";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.giveUp = $root.ollamesh.models.v1.GiveUp.decode(reader, reader.size(), $undefined, _depth + 1, message.giveUp);
                                message.kind = "giveUp";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.carry = $root.ollamesh.models.v1.Find.decode(reader, reader.size(), $undefined, _depth + 1, message.carry);
                                message.kind = "carry";
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

            v1.Find = (function() {

                /**
                 * Properties of a Find.
                 * @typedef {Object} ollamesh.models.v1.Find.$Properties
                 * @property {number|null} [id] Find id
                 * @property {string|null} [name] Find name
                 * @property {string|null} [manifest] Find manifest
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Find.
                 * @memberof ollamesh.models.v1
                 * @interface IFind
                 * @augments ollamesh.models.v1.Find.$Properties
                 * @deprecated Use ollamesh.models.v1.Find.$Properties instead.
                 */

                /**
                 * Shape of a Find.
                 * @typedef {ollamesh.models.v1.Find.$Properties} ollamesh.models.v1.Find.$Shape
                 */

                /**
                 * Constructs a new Find.
                 * @memberof ollamesh.models.v1
                 * @classdesc Represents a Find.
                 * @constructor
                 * @param {ollamesh.models.v1.Find.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Find = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Find id.
                 * @member {number} id
                 * @memberof ollamesh.models.v1.Find
                 * @instance
                 */
                Find.prototype.id = 0;

                /**
                 * Find name.
                 * @member {string} name
                 * @memberof ollamesh.models.v1.Find
                 * @instance
                 */
                Find.prototype.name = "";

                /**
                 * Find manifest.
                 * @member {string} manifest
                 * @memberof ollamesh.models.v1.Find
                 * @instance
                 */
                Find.prototype.manifest = "";

                /**
                 * Creates a new Find instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.models.v1.Find
                 * @static
                 * @param {ollamesh.models.v1.Find.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.models.v1.Find} Find instance
                 * @type {{
                 *   (properties: ollamesh.models.v1.Find.$Shape): ollamesh.models.v1.Find & ollamesh.models.v1.Find.$Shape;
                 *   (properties?: ollamesh.models.v1.Find.$Properties): ollamesh.models.v1.Find;
                 * }}
                 */
                Find.create = function(properties) {
                    return new Find(properties);
                };

                /**
                 * Encodes the specified Find message. Does not implicitly {@link ollamesh.models.v1.Find.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.models.v1.Find
                 * @static
                 * @param {ollamesh.models.v1.Find.$Properties} message Find message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Find.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest") && message.manifest !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.manifest);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Find message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.models.v1.Find
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Find & ollamesh.models.v1.Find.$Shape} Find
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Find.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.models.v1.Find();
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
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.manifest = value;
                                else
                                    delete message.manifest;
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

                return Find;
            })();

            v1.Found = (function() {

                /**
                 * Properties of a Found.
                 * @typedef {Object} ollamesh.models.v1.Found.$Properties
                 * @property {number|null} [id] Found id
                 * @property {Uint8Array|null} [manifest] Found manifest
                 * @property {number|null} [headerBytes] Found headerBytes
                 * @property {boolean|null} [complete] Found complete
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Found.
                 * @memberof ollamesh.models.v1
                 * @interface IFound
                 * @augments ollamesh.models.v1.Found.$Properties
                 * @deprecated Use ollamesh.models.v1.Found.$Properties instead.
                 */

                /**
                 * Shape of a Found.
                 * @typedef {ollamesh.models.v1.Found.$Properties} ollamesh.models.v1.Found.$Shape
                 */

                /**
                 * Constructs a new Found.
                 * @memberof ollamesh.models.v1
                 * @classdesc Represents a Found.
                 * @constructor
                 * @param {ollamesh.models.v1.Found.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Found = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Found id.
                 * @member {number} id
                 * @memberof ollamesh.models.v1.Found
                 * @instance
                 */
                Found.prototype.id = 0;

                /**
                 * Found manifest.
                 * @member {Uint8Array} manifest
                 * @memberof ollamesh.models.v1.Found
                 * @instance
                 */
                Found.prototype.manifest = $util.newBuffer([]);

                /**
                 * Found headerBytes.
                 * @member {number} headerBytes
                 * @memberof ollamesh.models.v1.Found
                 * @instance
                 */
                Found.prototype.headerBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Found complete.
                 * @member {boolean} complete
                 * @memberof ollamesh.models.v1.Found
                 * @instance
                 */
                Found.prototype.complete = false;

                /**
                 * Creates a new Found instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.models.v1.Found
                 * @static
                 * @param {ollamesh.models.v1.Found.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.models.v1.Found} Found instance
                 * @type {{
                 *   (properties: ollamesh.models.v1.Found.$Shape): ollamesh.models.v1.Found & ollamesh.models.v1.Found.$Shape;
                 *   (properties?: ollamesh.models.v1.Found.$Properties): ollamesh.models.v1.Found;
                 * }}
                 */
                Found.create = function(properties) {
                    return new Found(properties);
                };

                /**
                 * Encodes the specified Found message. Does not implicitly {@link ollamesh.models.v1.Found.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.models.v1.Found
                 * @static
                 * @param {ollamesh.models.v1.Found.$Properties} message Found message or plain object to encode
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
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest") && message.manifest.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.manifest);
                    if (message.headerBytes != null && $Object.hasOwnProperty.call(message, "headerBytes") && (typeof message.headerBytes === "object" ? message.headerBytes.low || message.headerBytes.high : message.headerBytes !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.headerBytes);
                    if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.complete);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Found message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.models.v1.Found
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Found & ollamesh.models.v1.Found.$Shape} Found
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
                    message = _target || new $root.ollamesh.models.v1.Found();
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
                                    message.manifest = value;
                                else
                                    delete message.manifest;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.headerBytes = value;
                                else
                                    delete message.headerBytes;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.complete = value;
                                else
                                    delete message.complete;
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

            v1.NotFound = (function() {

                /**
                 * Properties of a NotFound.
                 * @typedef {Object} ollamesh.models.v1.NotFound.$Properties
                 * @property {number|null} [id] NotFound id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a NotFound.
                 * @memberof ollamesh.models.v1
                 * @interface INotFound
                 * @augments ollamesh.models.v1.NotFound.$Properties
                 * @deprecated Use ollamesh.models.v1.NotFound.$Properties instead.
                 */

                /**
                 * Shape of a NotFound.
                 * @typedef {ollamesh.models.v1.NotFound.$Properties} ollamesh.models.v1.NotFound.$Shape
                 */

                /**
                 * Constructs a new NotFound.
                 * @memberof ollamesh.models.v1
                 * @classdesc Represents a NotFound.
                 * @constructor
                 * @param {ollamesh.models.v1.NotFound.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const NotFound = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * NotFound id.
                 * @member {number} id
                 * @memberof ollamesh.models.v1.NotFound
                 * @instance
                 */
                NotFound.prototype.id = 0;

                /**
                 * Creates a new NotFound instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.models.v1.NotFound
                 * @static
                 * @param {ollamesh.models.v1.NotFound.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.models.v1.NotFound} NotFound instance
                 * @type {{
                 *   (properties: ollamesh.models.v1.NotFound.$Shape): ollamesh.models.v1.NotFound & ollamesh.models.v1.NotFound.$Shape;
                 *   (properties?: ollamesh.models.v1.NotFound.$Properties): ollamesh.models.v1.NotFound;
                 * }}
                 */
                NotFound.create = function(properties) {
                    return new NotFound(properties);
                };

                /**
                 * Encodes the specified NotFound message. Does not implicitly {@link ollamesh.models.v1.NotFound.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.models.v1.NotFound
                 * @static
                 * @param {ollamesh.models.v1.NotFound.$Properties} message NotFound message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                NotFound.encode = function (message, writer, _depth) {
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
                 * Decodes a NotFound message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.models.v1.NotFound
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.NotFound & ollamesh.models.v1.NotFound.$Shape} NotFound
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                NotFound.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.models.v1.NotFound();
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

                return NotFound;
            })();

            v1.Verify = (function() {

                /**
                 * Properties of a Verify.
                 * @typedef {Object} ollamesh.models.v1.Verify.$Properties
                 * @property {number|null} [id] Verify id
                 * @property {string|null} [manifest] Verify manifest
                 * @property {Uint8Array|null} [salt] Verify salt
                 * @property {boolean|null} [mend] Verify mend
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Verify.
                 * @memberof ollamesh.models.v1
                 * @interface IVerify
                 * @augments ollamesh.models.v1.Verify.$Properties
                 * @deprecated Use ollamesh.models.v1.Verify.$Properties instead.
                 */

                /**
                 * Shape of a Verify.
                 * @typedef {ollamesh.models.v1.Verify.$Properties} ollamesh.models.v1.Verify.$Shape
                 */

                /**
                 * Constructs a new Verify.
                 * @memberof ollamesh.models.v1
                 * @classdesc Represents a Verify.
                 * @constructor
                 * @param {ollamesh.models.v1.Verify.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Verify = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Verify id.
                 * @member {number} id
                 * @memberof ollamesh.models.v1.Verify
                 * @instance
                 */
                Verify.prototype.id = 0;

                /**
                 * Verify manifest.
                 * @member {string} manifest
                 * @memberof ollamesh.models.v1.Verify
                 * @instance
                 */
                Verify.prototype.manifest = "";

                /**
                 * Verify salt.
                 * @member {Uint8Array} salt
                 * @memberof ollamesh.models.v1.Verify
                 * @instance
                 */
                Verify.prototype.salt = $util.newBuffer([]);

                /**
                 * Verify mend.
                 * @member {boolean} mend
                 * @memberof ollamesh.models.v1.Verify
                 * @instance
                 */
                Verify.prototype.mend = false;

                /**
                 * Creates a new Verify instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.models.v1.Verify
                 * @static
                 * @param {ollamesh.models.v1.Verify.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.models.v1.Verify} Verify instance
                 * @type {{
                 *   (properties: ollamesh.models.v1.Verify.$Shape): ollamesh.models.v1.Verify & ollamesh.models.v1.Verify.$Shape;
                 *   (properties?: ollamesh.models.v1.Verify.$Properties): ollamesh.models.v1.Verify;
                 * }}
                 */
                Verify.create = function(properties) {
                    return new Verify(properties);
                };

                /**
                 * Encodes the specified Verify message. Does not implicitly {@link ollamesh.models.v1.Verify.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.models.v1.Verify
                 * @static
                 * @param {ollamesh.models.v1.Verify.$Properties} message Verify message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Verify.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest") && message.manifest !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.manifest);
                    if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.salt);
                    if (message.mend != null && $Object.hasOwnProperty.call(message, "mend") && message.mend !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.mend);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Verify message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.models.v1.Verify
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Verify & ollamesh.models.v1.Verify.$Shape} Verify
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Verify.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.models.v1.Verify();
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
                                    message.manifest = value;
                                else
                                    delete message.manifest;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.salt = value;
                                else
                                    delete message.salt;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.mend = value;
                                else
                                    delete message.mend;
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

                return Verify;
            })();

            v1.Verified = (function() {

                /**
                 * Properties of a Verified.
                 * @typedef {Object} ollamesh.models.v1.Verified.$Properties
                 * @property {number|null} [id] Verified id
                 * @property {string|null} [state] Verified state
                 * @property {Array.<string>|null} [damaged] Verified damaged
                 * @property {Array.<string>|null} [proofs] Verified proofs
                 * @property {string|null} [reason] Verified reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Verified.
                 * @memberof ollamesh.models.v1
                 * @interface IVerified
                 * @augments ollamesh.models.v1.Verified.$Properties
                 * @deprecated Use ollamesh.models.v1.Verified.$Properties instead.
                 */

                /**
                 * Shape of a Verified.
                 * @typedef {ollamesh.models.v1.Verified.$Properties} ollamesh.models.v1.Verified.$Shape
                 */

                /**
                 * Constructs a new Verified.
                 * @memberof ollamesh.models.v1
                 * @classdesc Represents a Verified.
                 * @constructor
                 * @param {ollamesh.models.v1.Verified.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Verified = function (properties) {
                    this.damaged = [];
                    this.proofs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Verified id.
                 * @member {number} id
                 * @memberof ollamesh.models.v1.Verified
                 * @instance
                 */
                Verified.prototype.id = 0;

                /**
                 * Verified state.
                 * @member {string} state
                 * @memberof ollamesh.models.v1.Verified
                 * @instance
                 */
                Verified.prototype.state = "";

                /**
                 * Verified damaged.
                 * @member {Array.<string>} damaged
                 * @memberof ollamesh.models.v1.Verified
                 * @instance
                 */
                Verified.prototype.damaged = $util.emptyArray;

                /**
                 * Verified proofs.
                 * @member {Array.<string>} proofs
                 * @memberof ollamesh.models.v1.Verified
                 * @instance
                 */
                Verified.prototype.proofs = $util.emptyArray;

                /**
                 * Verified reason.
                 * @member {string} reason
                 * @memberof ollamesh.models.v1.Verified
                 * @instance
                 */
                Verified.prototype.reason = "";

                /**
                 * Creates a new Verified instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.models.v1.Verified
                 * @static
                 * @param {ollamesh.models.v1.Verified.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.models.v1.Verified} Verified instance
                 * @type {{
                 *   (properties: ollamesh.models.v1.Verified.$Shape): ollamesh.models.v1.Verified & ollamesh.models.v1.Verified.$Shape;
                 *   (properties?: ollamesh.models.v1.Verified.$Properties): ollamesh.models.v1.Verified;
                 * }}
                 */
                Verified.create = function(properties) {
                    return new Verified(properties);
                };

                /**
                 * Encodes the specified Verified message. Does not implicitly {@link ollamesh.models.v1.Verified.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.models.v1.Verified
                 * @static
                 * @param {ollamesh.models.v1.Verified.$Properties} message Verified message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Verified.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.state);
                    if (message.damaged != null && message.damaged.length)
                        for (let i = 0; i < message.damaged.length; ++i)
                            writer.uint32(/* id 3, wireType 2 =*/26).string(message.damaged[i]);
                    if (message.proofs != null && message.proofs.length)
                        for (let i = 0; i < message.proofs.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.proofs[i]);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Verified message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.models.v1.Verified
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Verified & ollamesh.models.v1.Verified.$Shape} Verified
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Verified.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.models.v1.Verified();
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
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.damaged && message.damaged.length))
                                    message.damaged = [];
                                message.damaged.push(reader.stringVerify());
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.proofs && message.proofs.length))
                                    message.proofs = [];
                                message.proofs.push(reader.stringVerify());
                                continue;
                            }
                        case 5: {
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

                return Verified;
            })();

            v1.GiveUp = (function() {

                /**
                 * Properties of a GiveUp.
                 * @typedef {Object} ollamesh.models.v1.GiveUp.$Properties
                 * @property {number|null} [id] GiveUp id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GiveUp.
                 * @memberof ollamesh.models.v1
                 * @interface IGiveUp
                 * @augments ollamesh.models.v1.GiveUp.$Properties
                 * @deprecated Use ollamesh.models.v1.GiveUp.$Properties instead.
                 */

                /**
                 * Shape of a GiveUp.
                 * @typedef {ollamesh.models.v1.GiveUp.$Properties} ollamesh.models.v1.GiveUp.$Shape
                 */

                /**
                 * Constructs a new GiveUp.
                 * @memberof ollamesh.models.v1
                 * @classdesc Represents a GiveUp.
                 * @constructor
                 * @param {ollamesh.models.v1.GiveUp.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GiveUp = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GiveUp id.
                 * @member {number} id
                 * @memberof ollamesh.models.v1.GiveUp
                 * @instance
                 */
                GiveUp.prototype.id = 0;

                /**
                 * Creates a new GiveUp instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.models.v1.GiveUp
                 * @static
                 * @param {ollamesh.models.v1.GiveUp.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.models.v1.GiveUp} GiveUp instance
                 * @type {{
                 *   (properties: ollamesh.models.v1.GiveUp.$Shape): ollamesh.models.v1.GiveUp & ollamesh.models.v1.GiveUp.$Shape;
                 *   (properties?: ollamesh.models.v1.GiveUp.$Properties): ollamesh.models.v1.GiveUp;
                 * }}
                 */
                GiveUp.create = function(properties) {
                    return new GiveUp(properties);
                };

                /**
                 * Encodes the specified GiveUp message. Does not implicitly {@link ollamesh.models.v1.GiveUp.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.models.v1.GiveUp
                 * @static
                 * @param {ollamesh.models.v1.GiveUp.$Properties} message GiveUp message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GiveUp.encode = function (message, writer, _depth) {
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
                 * Decodes a GiveUp message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.models.v1.GiveUp
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.GiveUp & ollamesh.models.v1.GiveUp.$Shape} GiveUp
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GiveUp.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.models.v1.GiveUp();
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

                return GiveUp;
            })();

            return v1;
        })();

        return models;
    })();

    return ollamesh;
})();

export {
  $root as default
};
