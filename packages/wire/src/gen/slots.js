// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["slots"] || ($protobuf.roots["slots"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.slots = (function() {

        /**
         * Namespace slots.
         * @memberof ollamesh
         * @namespace
         */
        const slots = {};

        slots.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.slots
             * @namespace
             */
            const v1 = {};

            v1.Message = (function() {

                /**
                 * Properties of a Message.
                 * @typedef {Object} ollamesh.slots.v1.Message.$Properties
                 * @property {ollamesh.slots.v1.Offer.$Properties|null} [offer] Message offer
                 * @property {ollamesh.slots.v1.Offer.$Properties|null} [bring] Message bring
                 * @property {ollamesh.slots.v1.Offer.$Properties|null} [pull] Message pull
                 * @property {ollamesh.slots.v1.More.$Properties|null} [more] Message more
                 * @property {ollamesh.slots.v1.Piece.$Properties|null} [piece] Message piece
                 * @property {ollamesh.slots.v1.Settled.$Properties|null} [refused] Message refused
                 * @property {ollamesh.slots.v1.Settled.$Properties|null} [brought] Message brought
                 * @property {ollamesh.slots.v1.Settled.$Properties|null} [settled] Message settled
                 * @property {"offer"|"bring"|"pull"|"more"|"piece"|"refused"|"brought"|"settled"} [kind] Message kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Message.
                 * @memberof ollamesh.slots.v1
                 * @interface IMessage
                 * @augments ollamesh.slots.v1.Message.$Properties
                 * @deprecated Use ollamesh.slots.v1.Message.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Message.
                 * @typedef {{
                 *   offer?: ollamesh.slots.v1.Offer.$Shape|null;
                 *   bring?: ollamesh.slots.v1.Offer.$Shape|null;
                 *   pull?: ollamesh.slots.v1.Offer.$Shape|null;
                 *   more?: ollamesh.slots.v1.More.$Shape|null;
                 *   piece?: ollamesh.slots.v1.Piece.$Shape|null;
                 *   refused?: ollamesh.slots.v1.Settled.$Shape|null;
                 *   brought?: ollamesh.slots.v1.Settled.$Shape|null;
                 *   settled?: ollamesh.slots.v1.Settled.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "offer"; offer: ollamesh.slots.v1.Offer.$Shape; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "bring"; offer?: null; bring: ollamesh.slots.v1.Offer.$Shape; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "pull"; offer?: null; bring?: null; pull: ollamesh.slots.v1.Offer.$Shape; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "more"; offer?: null; bring?: null; pull?: null; more: ollamesh.slots.v1.More.$Shape; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "piece"; offer?: null; bring?: null; pull?: null; more?: null; piece: ollamesh.slots.v1.Piece.$Shape; refused?: null; brought?: null; settled?: null }|{ kind?: "refused"; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused: ollamesh.slots.v1.Settled.$Shape; brought?: null; settled?: null }|{ kind?: "brought"; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought: ollamesh.slots.v1.Settled.$Shape; settled?: null }|{ kind?: "settled"; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled: ollamesh.slots.v1.Settled.$Shape })
                 * )} ollamesh.slots.v1.Message.$Shape
                 */

                /**
                 * Constructs a new Message.
                 * @memberof ollamesh.slots.v1
                 * @classdesc Represents a Message.
                 * @constructor
                 * @param {ollamesh.slots.v1.Message.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Message = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Message offer.
                 * @member {ollamesh.slots.v1.Offer.$Properties|null|undefined} offer
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.offer = null;

                /**
                 * Message bring.
                 * @member {ollamesh.slots.v1.Offer.$Properties|null|undefined} bring
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.bring = null;

                /**
                 * Message pull.
                 * @member {ollamesh.slots.v1.Offer.$Properties|null|undefined} pull
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.pull = null;

                /**
                 * Message more.
                 * @member {ollamesh.slots.v1.More.$Properties|null|undefined} more
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.more = null;

                /**
                 * Message piece.
                 * @member {ollamesh.slots.v1.Piece.$Properties|null|undefined} piece
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.piece = null;

                /**
                 * Message refused.
                 * @member {ollamesh.slots.v1.Settled.$Properties|null|undefined} refused
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.refused = null;

                /**
                 * Message brought.
                 * @member {ollamesh.slots.v1.Settled.$Properties|null|undefined} brought
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.brought = null;

                /**
                 * Message settled.
                 * @member {ollamesh.slots.v1.Settled.$Properties|null|undefined} settled
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                Message.prototype.settled = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Message kind.
                 * @member {"offer"|"bring"|"pull"|"more"|"piece"|"refused"|"brought"|"settled"|undefined} kind
                 * @memberof ollamesh.slots.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["offer", "bring", "pull", "more", "piece", "refused", "brought", "settled"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Message instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.slots.v1.Message
                 * @static
                 * @param {ollamesh.slots.v1.Message.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.slots.v1.Message} Message instance
                 * @type {{
                 *   (properties: ollamesh.slots.v1.Message.$Shape): ollamesh.slots.v1.Message & ollamesh.slots.v1.Message.$Shape;
                 *   (properties?: ollamesh.slots.v1.Message.$Properties): ollamesh.slots.v1.Message;
                 * }}
                 */
                Message.create = function(properties) {
                    return new Message(properties);
                };

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.slots.v1.Message.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.slots.v1.Message
                 * @static
                 * @param {ollamesh.slots.v1.Message.$Properties} message Message message or plain object to encode
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
                    if (message.offer != null && $Object.hasOwnProperty.call(message, "offer"))
                        $root.ollamesh.slots.v1.Offer.encode(message.offer, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.bring != null && $Object.hasOwnProperty.call(message, "bring"))
                        $root.ollamesh.slots.v1.Offer.encode(message.bring, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.pull != null && $Object.hasOwnProperty.call(message, "pull"))
                        $root.ollamesh.slots.v1.Offer.encode(message.pull, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.more != null && $Object.hasOwnProperty.call(message, "more"))
                        $root.ollamesh.slots.v1.More.encode(message.more, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.piece != null && $Object.hasOwnProperty.call(message, "piece"))
                        $root.ollamesh.slots.v1.Piece.encode(message.piece, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                    if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                        $root.ollamesh.slots.v1.Settled.encode(message.refused, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.brought != null && $Object.hasOwnProperty.call(message, "brought"))
                        $root.ollamesh.slots.v1.Settled.encode(message.brought, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                    if (message.settled != null && $Object.hasOwnProperty.call(message, "settled"))
                        $root.ollamesh.slots.v1.Settled.encode(message.settled, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.slots.v1.Message
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Message & ollamesh.slots.v1.Message.$Shape} Message
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
                    message = _target || new $root.ollamesh.slots.v1.Message();
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
                                message.offer = $root.ollamesh.slots.v1.Offer.decode(reader, reader.size(), $undefined, _depth + 1, message.offer);
                                message.kind = "offer";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.bring = $root.ollamesh.slots.v1.Offer.decode(reader, reader.size(), $undefined, _depth + 1, message.bring);
                                message.kind = "bring";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.pull = $root.ollamesh.slots.v1.Offer.decode(reader, reader.size(), $undefined, _depth + 1, message.pull);
                                message.kind = "pull";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.more = $root.ollamesh.slots.v1.More.decode(reader, reader.size(), $undefined, _depth + 1, message.more);
                                message.kind = "more";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.piece = $root.ollamesh.slots.v1.Piece.decode(reader, reader.size(), $undefined, _depth + 1, message.piece);
                                message.kind = "piece";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.refused = $root.ollamesh.slots.v1.Settled.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                                message.kind = "refused";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.brought = $root.ollamesh.slots.v1.Settled.decode(reader, reader.size(), $undefined, _depth + 1, message.brought);
                                message.kind = "brought";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.settled = $root.ollamesh.slots.v1.Settled.decode(reader, reader.size(), $undefined, _depth + 1, message.settled);
                                message.kind = "settled";
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

            v1.Handover = (function() {

                /**
                 * Properties of a Handover.
                 * @typedef {Object} ollamesh.slots.v1.Handover.$Properties
                 * @property {string|null} [from] Handover from
                 * @property {string|null} [to] Handover to
                 * @property {string|null} [head] Handover head
                 * @property {number|null} [number] Handover number
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Handover.
                 * @memberof ollamesh.slots.v1
                 * @interface IHandover
                 * @augments ollamesh.slots.v1.Handover.$Properties
                 * @deprecated Use ollamesh.slots.v1.Handover.$Properties instead.
                 */

                /**
                 * Shape of a Handover.
                 * @typedef {ollamesh.slots.v1.Handover.$Properties} ollamesh.slots.v1.Handover.$Shape
                 */

                /**
                 * Constructs a new Handover.
                 * @memberof ollamesh.slots.v1
                 * @classdesc Represents a Handover.
                 * @constructor
                 * @param {ollamesh.slots.v1.Handover.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Handover = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Handover from.
                 * @member {string} from
                 * @memberof ollamesh.slots.v1.Handover
                 * @instance
                 */
                Handover.prototype.from = "";

                /**
                 * Handover to.
                 * @member {string} to
                 * @memberof ollamesh.slots.v1.Handover
                 * @instance
                 */
                Handover.prototype.to = "";

                /**
                 * Handover head.
                 * @member {string} head
                 * @memberof ollamesh.slots.v1.Handover
                 * @instance
                 */
                Handover.prototype.head = "";

                /**
                 * Handover number.
                 * @member {number} number
                 * @memberof ollamesh.slots.v1.Handover
                 * @instance
                 */
                Handover.prototype.number = 0;

                /**
                 * Creates a new Handover instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.slots.v1.Handover
                 * @static
                 * @param {ollamesh.slots.v1.Handover.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.slots.v1.Handover} Handover instance
                 * @type {{
                 *   (properties: ollamesh.slots.v1.Handover.$Shape): ollamesh.slots.v1.Handover & ollamesh.slots.v1.Handover.$Shape;
                 *   (properties?: ollamesh.slots.v1.Handover.$Properties): ollamesh.slots.v1.Handover;
                 * }}
                 */
                Handover.create = function(properties) {
                    return new Handover(properties);
                };

                /**
                 * Encodes the specified Handover message. Does not implicitly {@link ollamesh.slots.v1.Handover.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.slots.v1.Handover
                 * @static
                 * @param {ollamesh.slots.v1.Handover.$Properties} message Handover message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Handover.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.to);
                    if (message.head != null && $Object.hasOwnProperty.call(message, "head") && message.head !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.head);
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                        writer.uint32(/* id 4, wireType 5 =*/37).fixed32(message.number);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Handover message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.slots.v1.Handover
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Handover & ollamesh.slots.v1.Handover.$Shape} Handover
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Handover.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.slots.v1.Handover();
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
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.to = value;
                                else
                                    delete message.to;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.head = value;
                                else
                                    delete message.head;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 5)
                                    break;
                                if (value = reader.fixed32())
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

                return Handover;
            })();

            v1.SlotAt = (function() {

                /**
                 * Properties of a SlotAt.
                 * @typedef {Object} ollamesh.slots.v1.SlotAt.$Properties
                 * @property {number|null} [slot] SlotAt slot
                 * @property {number|null} [stream] SlotAt stream
                 * @property {number|null} [sequence] SlotAt sequence
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SlotAt.
                 * @memberof ollamesh.slots.v1
                 * @interface ISlotAt
                 * @augments ollamesh.slots.v1.SlotAt.$Properties
                 * @deprecated Use ollamesh.slots.v1.SlotAt.$Properties instead.
                 */

                /**
                 * Shape of a SlotAt.
                 * @typedef {ollamesh.slots.v1.SlotAt.$Properties} ollamesh.slots.v1.SlotAt.$Shape
                 */

                /**
                 * Constructs a new SlotAt.
                 * @memberof ollamesh.slots.v1
                 * @classdesc Represents a SlotAt.
                 * @constructor
                 * @param {ollamesh.slots.v1.SlotAt.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SlotAt = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SlotAt slot.
                 * @member {number} slot
                 * @memberof ollamesh.slots.v1.SlotAt
                 * @instance
                 */
                SlotAt.prototype.slot = 0;

                /**
                 * SlotAt stream.
                 * @member {number} stream
                 * @memberof ollamesh.slots.v1.SlotAt
                 * @instance
                 */
                SlotAt.prototype.stream = 0;

                /**
                 * SlotAt sequence.
                 * @member {number} sequence
                 * @memberof ollamesh.slots.v1.SlotAt
                 * @instance
                 */
                SlotAt.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new SlotAt instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.slots.v1.SlotAt
                 * @static
                 * @param {ollamesh.slots.v1.SlotAt.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.slots.v1.SlotAt} SlotAt instance
                 * @type {{
                 *   (properties: ollamesh.slots.v1.SlotAt.$Shape): ollamesh.slots.v1.SlotAt & ollamesh.slots.v1.SlotAt.$Shape;
                 *   (properties?: ollamesh.slots.v1.SlotAt.$Properties): ollamesh.slots.v1.SlotAt;
                 * }}
                 */
                SlotAt.create = function(properties) {
                    return new SlotAt(properties);
                };

                /**
                 * Encodes the specified SlotAt message. Does not implicitly {@link ollamesh.slots.v1.SlotAt.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.slots.v1.SlotAt
                 * @static
                 * @param {ollamesh.slots.v1.SlotAt.$Properties} message SlotAt message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SlotAt.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.slot != null && $Object.hasOwnProperty.call(message, "slot") && message.slot !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.slot);
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== 0)
                        writer.uint32(/* id 2, wireType 5 =*/21).fixed32(message.stream);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sequence);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SlotAt message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.slots.v1.SlotAt
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.SlotAt & ollamesh.slots.v1.SlotAt.$Shape} SlotAt
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SlotAt.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.slots.v1.SlotAt();
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
                                if (wireType !== 5)
                                    break;
                                if (value = reader.fixed32())
                                    message.stream = value;
                                else
                                    delete message.stream;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
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

                return SlotAt;
            })();

            v1.Offer = (function() {

                /**
                 * Properties of an Offer.
                 * @typedef {Object} ollamesh.slots.v1.Offer.$Properties
                 * @property {ollamesh.slots.v1.Handover.$Properties|null} [handover] Offer handover
                 * @property {ollamesh.slots.v1.SlotAt.$Properties|null} [source] Offer source
                 * @property {ollamesh.slots.v1.SlotAt.$Properties|null} [target] Offer target
                 * @property {number|null} [positions] Offer positions
                 * @property {Array.<number>|null} [tokens] Offer tokens
                 * @property {string|null} [format] Offer format
                 * @property {number|null} [withinMs] Offer withinMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Offer.
                 * @memberof ollamesh.slots.v1
                 * @interface IOffer
                 * @augments ollamesh.slots.v1.Offer.$Properties
                 * @deprecated Use ollamesh.slots.v1.Offer.$Properties instead.
                 */

                /**
                 * Shape of an Offer.
                 * @typedef {ollamesh.slots.v1.Offer.$Properties} ollamesh.slots.v1.Offer.$Shape
                 */

                /**
                 * Constructs a new Offer.
                 * @memberof ollamesh.slots.v1
                 * @classdesc Represents an Offer.
                 * @constructor
                 * @param {ollamesh.slots.v1.Offer.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Offer = function (properties) {
                    this.tokens = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Offer handover.
                 * @member {ollamesh.slots.v1.Handover.$Properties|null|undefined} handover
                 * @memberof ollamesh.slots.v1.Offer
                 * @instance
                 */
                Offer.prototype.handover = null;

                /**
                 * Offer source.
                 * @member {ollamesh.slots.v1.SlotAt.$Properties|null|undefined} source
                 * @memberof ollamesh.slots.v1.Offer
                 * @instance
                 */
                Offer.prototype.source = null;

                /**
                 * Offer target.
                 * @member {ollamesh.slots.v1.SlotAt.$Properties|null|undefined} target
                 * @memberof ollamesh.slots.v1.Offer
                 * @instance
                 */
                Offer.prototype.target = null;

                /**
                 * Offer positions.
                 * @member {number} positions
                 * @memberof ollamesh.slots.v1.Offer
                 * @instance
                 */
                Offer.prototype.positions = 0;

                /**
                 * Offer tokens.
                 * @member {Array.<number>} tokens
                 * @memberof ollamesh.slots.v1.Offer
                 * @instance
                 */
                Offer.prototype.tokens = $util.emptyArray;

                /**
                 * Offer format.
                 * @member {string} format
                 * @memberof ollamesh.slots.v1.Offer
                 * @instance
                 */
                Offer.prototype.format = "";

                /**
                 * Offer withinMs.
                 * @member {number} withinMs
                 * @memberof ollamesh.slots.v1.Offer
                 * @instance
                 */
                Offer.prototype.withinMs = 0;

                /**
                 * Creates a new Offer instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.slots.v1.Offer
                 * @static
                 * @param {ollamesh.slots.v1.Offer.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.slots.v1.Offer} Offer instance
                 * @type {{
                 *   (properties: ollamesh.slots.v1.Offer.$Shape): ollamesh.slots.v1.Offer & ollamesh.slots.v1.Offer.$Shape;
                 *   (properties?: ollamesh.slots.v1.Offer.$Properties): ollamesh.slots.v1.Offer;
                 * }}
                 */
                Offer.create = function(properties) {
                    return new Offer(properties);
                };

                /**
                 * Encodes the specified Offer message. Does not implicitly {@link ollamesh.slots.v1.Offer.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.slots.v1.Offer
                 * @static
                 * @param {ollamesh.slots.v1.Offer.$Properties} message Offer message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Offer.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.handover != null && $Object.hasOwnProperty.call(message, "handover"))
                        $root.ollamesh.slots.v1.Handover.encode(message.handover, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.source != null && $Object.hasOwnProperty.call(message, "source"))
                        $root.ollamesh.slots.v1.SlotAt.encode(message.source, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.target != null && $Object.hasOwnProperty.call(message, "target"))
                        $root.ollamesh.slots.v1.SlotAt.encode(message.target, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.positions != null && $Object.hasOwnProperty.call(message, "positions") && message.positions !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.positions);
                    if (message.tokens != null && message.tokens.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).int32s(message.tokens);
                    if (message.format != null && $Object.hasOwnProperty.call(message, "format") && message.format !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.format);
                    if (message.withinMs != null && $Object.hasOwnProperty.call(message, "withinMs") && message.withinMs !== 0)
                        writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.withinMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Offer message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.slots.v1.Offer
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Offer & ollamesh.slots.v1.Offer.$Shape} Offer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Offer.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.slots.v1.Offer();
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
                                message.handover = $root.ollamesh.slots.v1.Handover.decode(reader, reader.size(), $undefined, _depth + 1, message.handover);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.source = $root.ollamesh.slots.v1.SlotAt.decode(reader, reader.size(), $undefined, _depth + 1, message.source);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.target = $root.ollamesh.slots.v1.SlotAt.decode(reader, reader.size(), $undefined, _depth + 1, message.target);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.positions = value;
                                else
                                    delete message.positions;
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
                                if ((value = reader.stringVerify()).length)
                                    message.format = value;
                                else
                                    delete message.format;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.withinMs = value;
                                else
                                    delete message.withinMs;
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

                return Offer;
            })();

            v1.More = (function() {

                /**
                 * Properties of a More.
                 * @typedef {Object} ollamesh.slots.v1.More.$Properties
                 * @property {ollamesh.slots.v1.Handover.$Properties|null} [handover] More handover
                 * @property {number|null} [pieces] More pieces
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a More.
                 * @memberof ollamesh.slots.v1
                 * @interface IMore
                 * @augments ollamesh.slots.v1.More.$Properties
                 * @deprecated Use ollamesh.slots.v1.More.$Properties instead.
                 */

                /**
                 * Shape of a More.
                 * @typedef {ollamesh.slots.v1.More.$Properties} ollamesh.slots.v1.More.$Shape
                 */

                /**
                 * Constructs a new More.
                 * @memberof ollamesh.slots.v1
                 * @classdesc Represents a More.
                 * @constructor
                 * @param {ollamesh.slots.v1.More.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const More = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * More handover.
                 * @member {ollamesh.slots.v1.Handover.$Properties|null|undefined} handover
                 * @memberof ollamesh.slots.v1.More
                 * @instance
                 */
                More.prototype.handover = null;

                /**
                 * More pieces.
                 * @member {number} pieces
                 * @memberof ollamesh.slots.v1.More
                 * @instance
                 */
                More.prototype.pieces = 0;

                /**
                 * Creates a new More instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.slots.v1.More
                 * @static
                 * @param {ollamesh.slots.v1.More.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.slots.v1.More} More instance
                 * @type {{
                 *   (properties: ollamesh.slots.v1.More.$Shape): ollamesh.slots.v1.More & ollamesh.slots.v1.More.$Shape;
                 *   (properties?: ollamesh.slots.v1.More.$Properties): ollamesh.slots.v1.More;
                 * }}
                 */
                More.create = function(properties) {
                    return new More(properties);
                };

                /**
                 * Encodes the specified More message. Does not implicitly {@link ollamesh.slots.v1.More.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.slots.v1.More
                 * @static
                 * @param {ollamesh.slots.v1.More.$Properties} message More message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                More.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.handover != null && $Object.hasOwnProperty.call(message, "handover"))
                        $root.ollamesh.slots.v1.Handover.encode(message.handover, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.pieces != null && $Object.hasOwnProperty.call(message, "pieces") && message.pieces !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.pieces);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a More message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.slots.v1.More
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.More & ollamesh.slots.v1.More.$Shape} More
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                More.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.slots.v1.More();
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
                                message.handover = $root.ollamesh.slots.v1.Handover.decode(reader, reader.size(), $undefined, _depth + 1, message.handover);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.pieces = value;
                                else
                                    delete message.pieces;
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

                return More;
            })();

            v1.Piece = (function() {

                /**
                 * Properties of a Piece.
                 * @typedef {Object} ollamesh.slots.v1.Piece.$Properties
                 * @property {ollamesh.slots.v1.Handover.$Properties|null} [handover] Piece handover
                 * @property {number|null} [total] Piece total
                 * @property {Uint8Array|null} [bytes] Piece bytes
                 * @property {Uint8Array|null} [digest] Piece digest
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Piece.
                 * @memberof ollamesh.slots.v1
                 * @interface IPiece
                 * @augments ollamesh.slots.v1.Piece.$Properties
                 * @deprecated Use ollamesh.slots.v1.Piece.$Properties instead.
                 */

                /**
                 * Shape of a Piece.
                 * @typedef {ollamesh.slots.v1.Piece.$Properties} ollamesh.slots.v1.Piece.$Shape
                 */

                /**
                 * Constructs a new Piece.
                 * @memberof ollamesh.slots.v1
                 * @classdesc Represents a Piece.
                 * @constructor
                 * @param {ollamesh.slots.v1.Piece.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Piece = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Piece handover.
                 * @member {ollamesh.slots.v1.Handover.$Properties|null|undefined} handover
                 * @memberof ollamesh.slots.v1.Piece
                 * @instance
                 */
                Piece.prototype.handover = null;

                /**
                 * Piece total.
                 * @member {number} total
                 * @memberof ollamesh.slots.v1.Piece
                 * @instance
                 */
                Piece.prototype.total = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Piece bytes.
                 * @member {Uint8Array} bytes
                 * @memberof ollamesh.slots.v1.Piece
                 * @instance
                 */
                Piece.prototype.bytes = $util.newBuffer([]);

                /**
                 * Piece digest.
                 * @member {Uint8Array} digest
                 * @memberof ollamesh.slots.v1.Piece
                 * @instance
                 */
                Piece.prototype.digest = $util.newBuffer([]);

                /**
                 * Creates a new Piece instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.slots.v1.Piece
                 * @static
                 * @param {ollamesh.slots.v1.Piece.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.slots.v1.Piece} Piece instance
                 * @type {{
                 *   (properties: ollamesh.slots.v1.Piece.$Shape): ollamesh.slots.v1.Piece & ollamesh.slots.v1.Piece.$Shape;
                 *   (properties?: ollamesh.slots.v1.Piece.$Properties): ollamesh.slots.v1.Piece;
                 * }}
                 */
                Piece.create = function(properties) {
                    return new Piece(properties);
                };

                /**
                 * Encodes the specified Piece message. Does not implicitly {@link ollamesh.slots.v1.Piece.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.slots.v1.Piece
                 * @static
                 * @param {ollamesh.slots.v1.Piece.$Properties} message Piece message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Piece.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.handover != null && $Object.hasOwnProperty.call(message, "handover"))
                        $root.ollamesh.slots.v1.Handover.encode(message.handover, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.total != null && $Object.hasOwnProperty.call(message, "total") && (typeof message.total === "object" ? message.total.low || message.total.high : message.total !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.total);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.bytes);
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.digest);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Piece message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.slots.v1.Piece
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Piece & ollamesh.slots.v1.Piece.$Shape} Piece
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Piece.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.slots.v1.Piece();
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
                                message.handover = $root.ollamesh.slots.v1.Handover.decode(reader, reader.size(), $undefined, _depth + 1, message.handover);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.total = value;
                                else
                                    delete message.total;
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
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
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

                return Piece;
            })();

            v1.Settled = (function() {

                /**
                 * Properties of a Settled.
                 * @typedef {Object} ollamesh.slots.v1.Settled.$Properties
                 * @property {ollamesh.slots.v1.Handover.$Properties|null} [handover] Settled handover
                 * @property {string|null} [reason] Settled reason
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Settled.
                 * @memberof ollamesh.slots.v1
                 * @interface ISettled
                 * @augments ollamesh.slots.v1.Settled.$Properties
                 * @deprecated Use ollamesh.slots.v1.Settled.$Properties instead.
                 */

                /**
                 * Shape of a Settled.
                 * @typedef {ollamesh.slots.v1.Settled.$Properties} ollamesh.slots.v1.Settled.$Shape
                 */

                /**
                 * Constructs a new Settled.
                 * @memberof ollamesh.slots.v1
                 * @classdesc Represents a Settled.
                 * @constructor
                 * @param {ollamesh.slots.v1.Settled.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Settled = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Settled handover.
                 * @member {ollamesh.slots.v1.Handover.$Properties|null|undefined} handover
                 * @memberof ollamesh.slots.v1.Settled
                 * @instance
                 */
                Settled.prototype.handover = null;

                /**
                 * Settled reason.
                 * @member {string} reason
                 * @memberof ollamesh.slots.v1.Settled
                 * @instance
                 */
                Settled.prototype.reason = "";

                /**
                 * Creates a new Settled instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.slots.v1.Settled
                 * @static
                 * @param {ollamesh.slots.v1.Settled.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.slots.v1.Settled} Settled instance
                 * @type {{
                 *   (properties: ollamesh.slots.v1.Settled.$Shape): ollamesh.slots.v1.Settled & ollamesh.slots.v1.Settled.$Shape;
                 *   (properties?: ollamesh.slots.v1.Settled.$Properties): ollamesh.slots.v1.Settled;
                 * }}
                 */
                Settled.create = function(properties) {
                    return new Settled(properties);
                };

                /**
                 * Encodes the specified Settled message. Does not implicitly {@link ollamesh.slots.v1.Settled.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.slots.v1.Settled
                 * @static
                 * @param {ollamesh.slots.v1.Settled.$Properties} message Settled message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Settled.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.handover != null && $Object.hasOwnProperty.call(message, "handover"))
                        $root.ollamesh.slots.v1.Handover.encode(message.handover, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Settled message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.slots.v1.Settled
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Settled & ollamesh.slots.v1.Settled.$Shape} Settled
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Settled.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.slots.v1.Settled();
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
                                message.handover = $root.ollamesh.slots.v1.Handover.decode(reader, reader.size(), $undefined, _depth + 1, message.handover);
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

                return Settled;
            })();

            return v1;
        })();

        return slots;
    })();

    return ollamesh;
})();

export {
  $root as default
};
