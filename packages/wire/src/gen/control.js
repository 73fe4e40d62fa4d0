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
                 * @property {ollamesh.control.v1.Events.$Properties|null} [events] Message events
                 * @property {ollamesh.control.v1.StageReport.$Properties|null} [stageReport] Message stageReport
                 * @property {"events"|"stageReport"} [kind] Message kind
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
                 *   events?: ollamesh.control.v1.Events.$Shape|null;
                 *   stageReport?: ollamesh.control.v1.StageReport.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; events?: null; stageReport?: null }|{ kind?: "events"; events: ollamesh.control.v1.Events.$Shape; stageReport?: null }|{ kind?: "stageReport"; events?: null; stageReport: ollamesh.control.v1.StageReport.$Shape })
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
                 * Message events.
                 * @member {ollamesh.control.v1.Events.$Properties|null|undefined} events
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                Message.prototype.events = null;

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
                 * @member {"events"|"stageReport"|undefined} kind
                 * @memberof ollamesh.control.v1.Message
                 * @instance
                 */
                $Object.defineProperty(Message.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["events", "stageReport"]),
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
                    if (message.events != null && $Object.hasOwnProperty.call(message, "events"))
                        $root.ollamesh.control.v1.Events.encode(message.events, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
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
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.events = $root.ollamesh.control.v1.Events.decode(reader, reader.size(), $undefined, _depth + 1, message.events);
                                message.kind = "events";
                                continue;
                            }
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

            v1.Events = (function() {

                /**
                 * Properties of an Events.
                 * @typedef {Object} ollamesh.control.v1.Events.$Properties
                 * @property {Array.<ollamesh.control.v1.Event.$Properties>|null} [events] Events events
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Events.
                 * @memberof ollamesh.control.v1
                 * @interface IEvents
                 * @augments ollamesh.control.v1.Events.$Properties
                 * @deprecated Use ollamesh.control.v1.Events.$Properties instead.
                 */

                /**
                 * Shape of an Events.
                 * @typedef {{
                 *   events?: Array.<ollamesh.control.v1.Event.$Shape>|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * }} ollamesh.control.v1.Events.$Shape
                 */

                /**
                 * Constructs a new Events.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents an Events.
                 * @constructor
                 * @param {ollamesh.control.v1.Events.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Events = function (properties) {
                    this.events = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Events events.
                 * @member {Array.<ollamesh.control.v1.Event.$Properties>} events
                 * @memberof ollamesh.control.v1.Events
                 * @instance
                 */
                Events.prototype.events = $util.emptyArray;

                /**
                 * Creates a new Events instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Events
                 * @static
                 * @param {ollamesh.control.v1.Events.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Events} Events instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Events.$Shape): ollamesh.control.v1.Events & ollamesh.control.v1.Events.$Shape;
                 *   (properties?: ollamesh.control.v1.Events.$Properties): ollamesh.control.v1.Events;
                 * }}
                 */
                Events.create = function(properties) {
                    return new Events(properties);
                };

                /**
                 * Encodes the specified Events message. Does not implicitly {@link ollamesh.control.v1.Events.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Events
                 * @static
                 * @param {ollamesh.control.v1.Events.$Properties} message Events message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Events.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.events != null && message.events.length)
                        for (let i = 0; i < message.events.length; ++i)
                            $root.ollamesh.control.v1.Event.encode(message.events[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Events message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Events
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Events & ollamesh.control.v1.Events.$Shape} Events
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Events.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Events();
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
                                if (!(message.events && message.events.length))
                                    message.events = [];
                                message.events.push($root.ollamesh.control.v1.Event.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Events;
            })();

            v1.Event = (function() {

                /**
                 * Properties of an Event.
                 * @typedef {Object} ollamesh.control.v1.Event.$Properties
                 * @property {ollamesh.control.v1.Placement.$Properties|null} [modelPlaced] Event modelPlaced
                 * @property {ollamesh.control.v1.Removal.$Properties|null} [placementRemoved] Event placementRemoved
                 * @property {"modelPlaced"|"placementRemoved"} [kind] Event kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Event.
                 * @memberof ollamesh.control.v1
                 * @interface IEvent
                 * @augments ollamesh.control.v1.Event.$Properties
                 * @deprecated Use ollamesh.control.v1.Event.$Properties instead.
                 */

                /**
                 * Narrowed shape of an Event.
                 * @typedef {{
                 *   modelPlaced?: ollamesh.control.v1.Placement.$Shape|null;
                 *   placementRemoved?: ollamesh.control.v1.Removal.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; modelPlaced?: null; placementRemoved?: null }|{ kind?: "modelPlaced"; modelPlaced: ollamesh.control.v1.Placement.$Shape; placementRemoved?: null }|{ kind?: "placementRemoved"; modelPlaced?: null; placementRemoved: ollamesh.control.v1.Removal.$Shape })
                 * )} ollamesh.control.v1.Event.$Shape
                 */

                /**
                 * Constructs a new Event.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents an Event.
                 * @constructor
                 * @param {ollamesh.control.v1.Event.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Event = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Event modelPlaced.
                 * @member {ollamesh.control.v1.Placement.$Properties|null|undefined} modelPlaced
                 * @memberof ollamesh.control.v1.Event
                 * @instance
                 */
                Event.prototype.modelPlaced = null;

                /**
                 * Event placementRemoved.
                 * @member {ollamesh.control.v1.Removal.$Properties|null|undefined} placementRemoved
                 * @memberof ollamesh.control.v1.Event
                 * @instance
                 */
                Event.prototype.placementRemoved = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Event kind.
                 * @member {"modelPlaced"|"placementRemoved"|undefined} kind
                 * @memberof ollamesh.control.v1.Event
                 * @instance
                 */
                $Object.defineProperty(Event.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["modelPlaced", "placementRemoved"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Event instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Event
                 * @static
                 * @param {ollamesh.control.v1.Event.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Event} Event instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Event.$Shape): ollamesh.control.v1.Event & ollamesh.control.v1.Event.$Shape;
                 *   (properties?: ollamesh.control.v1.Event.$Properties): ollamesh.control.v1.Event;
                 * }}
                 */
                Event.create = function(properties) {
                    return new Event(properties);
                };

                /**
                 * Encodes the specified Event message. Does not implicitly {@link ollamesh.control.v1.Event.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Event
                 * @static
                 * @param {ollamesh.control.v1.Event.$Properties} message Event message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Event.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.modelPlaced != null && $Object.hasOwnProperty.call(message, "modelPlaced"))
                        $root.ollamesh.control.v1.Placement.encode(message.modelPlaced, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.placementRemoved != null && $Object.hasOwnProperty.call(message, "placementRemoved"))
                        $root.ollamesh.control.v1.Removal.encode(message.placementRemoved, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Event message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Event
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Event & ollamesh.control.v1.Event.$Shape} Event
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Event.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Event();
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
                                message.modelPlaced = $root.ollamesh.control.v1.Placement.decode(reader, reader.size(), $undefined, _depth + 1, message.modelPlaced);
                                message.kind = "modelPlaced";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.placementRemoved = $root.ollamesh.control.v1.Removal.decode(reader, reader.size(), $undefined, _depth + 1, message.placementRemoved);
                                message.kind = "placementRemoved";
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

                return Event;
            })();

            v1.Placement = (function() {

                /**
                 * Properties of a Placement.
                 * @typedef {Object} ollamesh.control.v1.Placement.$Properties
                 * @property {string|null} [model] Placement model
                 * @property {string|null} [displayName] Placement displayName
                 * @property {number|null} [epoch] Placement epoch
                 * @property {string|null} [author] Placement author
                 * @property {string|null} [strategy] Placement strategy
                 * @property {Array.<ollamesh.control.v1.Stage.$Properties>|null} [stages] Placement stages
                 * @property {Array.<string>|null} [reasons] Placement reasons
                 * @property {string|null} [blob] Placement blob
                 * @property {number|null} [blobSize] Placement blobSize
                 * @property {number|null} [headerBytes] Placement headerBytes
                 * @property {string|null} [pieceRoot] Placement pieceRoot
                 * @property {number|null} [contextLength] Placement contextLength
                 * @property {number|null} [sequencesMax] Placement sequencesMax
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Placement.
                 * @memberof ollamesh.control.v1
                 * @interface IPlacement
                 * @augments ollamesh.control.v1.Placement.$Properties
                 * @deprecated Use ollamesh.control.v1.Placement.$Properties instead.
                 */

                /**
                 * Shape of a Placement.
                 * @typedef {ollamesh.control.v1.Placement.$Properties} ollamesh.control.v1.Placement.$Shape
                 */

                /**
                 * Constructs a new Placement.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Placement.
                 * @constructor
                 * @param {ollamesh.control.v1.Placement.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Placement = function (properties) {
                    this.stages = [];
                    this.reasons = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Placement model.
                 * @member {string} model
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.model = "";

                /**
                 * Placement displayName.
                 * @member {string} displayName
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.displayName = "";

                /**
                 * Placement epoch.
                 * @member {number} epoch
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Placement author.
                 * @member {string} author
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.author = "";

                /**
                 * Placement strategy.
                 * @member {string} strategy
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.strategy = "";

                /**
                 * Placement stages.
                 * @member {Array.<ollamesh.control.v1.Stage.$Properties>} stages
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.stages = $util.emptyArray;

                /**
                 * Placement reasons.
                 * @member {Array.<string>} reasons
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.reasons = $util.emptyArray;

                /**
                 * Placement blob.
                 * @member {string} blob
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.blob = "";

                /**
                 * Placement blobSize.
                 * @member {number} blobSize
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.blobSize = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Placement headerBytes.
                 * @member {number} headerBytes
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.headerBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Placement pieceRoot.
                 * @member {string} pieceRoot
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.pieceRoot = "";

                /**
                 * Placement contextLength.
                 * @member {number} contextLength
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.contextLength = 0;

                /**
                 * Placement sequencesMax.
                 * @member {number} sequencesMax
                 * @memberof ollamesh.control.v1.Placement
                 * @instance
                 */
                Placement.prototype.sequencesMax = 0;

                /**
                 * Creates a new Placement instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Placement
                 * @static
                 * @param {ollamesh.control.v1.Placement.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Placement} Placement instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Placement.$Shape): ollamesh.control.v1.Placement & ollamesh.control.v1.Placement.$Shape;
                 *   (properties?: ollamesh.control.v1.Placement.$Properties): ollamesh.control.v1.Placement;
                 * }}
                 */
                Placement.create = function(properties) {
                    return new Placement(properties);
                };

                /**
                 * Encodes the specified Placement message. Does not implicitly {@link ollamesh.control.v1.Placement.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Placement
                 * @static
                 * @param {ollamesh.control.v1.Placement.$Properties} message Placement message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Placement.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.model);
                    if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName") && message.displayName !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.displayName);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.epoch);
                    if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.author);
                    if (message.strategy != null && $Object.hasOwnProperty.call(message, "strategy") && message.strategy !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.strategy);
                    if (message.stages != null && message.stages.length)
                        for (let i = 0; i < message.stages.length; ++i)
                            $root.ollamesh.control.v1.Stage.encode(message.stages[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                    if (message.reasons != null && message.reasons.length)
                        for (let i = 0; i < message.reasons.length; ++i)
                            writer.uint32(/* id 7, wireType 2 =*/58).string(message.reasons[i]);
                    if (message.blob != null && $Object.hasOwnProperty.call(message, "blob") && message.blob !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.blob);
                    if (message.blobSize != null && $Object.hasOwnProperty.call(message, "blobSize") && (typeof message.blobSize === "object" ? message.blobSize.low || message.blobSize.high : message.blobSize !== 0))
                        writer.uint32(/* id 9, wireType 0 =*/72).uint64(message.blobSize);
                    if (message.headerBytes != null && $Object.hasOwnProperty.call(message, "headerBytes") && (typeof message.headerBytes === "object" ? message.headerBytes.low || message.headerBytes.high : message.headerBytes !== 0))
                        writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.headerBytes);
                    if (message.pieceRoot != null && $Object.hasOwnProperty.call(message, "pieceRoot") && message.pieceRoot !== "")
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.pieceRoot);
                    if (message.contextLength != null && $Object.hasOwnProperty.call(message, "contextLength") && message.contextLength !== 0)
                        writer.uint32(/* id 12, wireType 0 =*/96).uint32(message.contextLength);
                    if (message.sequencesMax != null && $Object.hasOwnProperty.call(message, "sequencesMax") && message.sequencesMax !== 0)
                        writer.uint32(/* id 13, wireType 0 =*/104).uint32(message.sequencesMax);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Placement message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Placement
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Placement & ollamesh.control.v1.Placement.$Shape} Placement
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Placement.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Placement();
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
                                    message.displayName = value;
                                else
                                    delete message.displayName;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.author = value;
                                else
                                    delete message.author;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.strategy = value;
                                else
                                    delete message.strategy;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.stages && message.stages.length))
                                    message.stages = [];
                                message.stages.push($root.ollamesh.control.v1.Stage.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.reasons && message.reasons.length))
                                    message.reasons = [];
                                message.reasons.push(reader.stringVerify());
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.blob = value;
                                else
                                    delete message.blob;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.blobSize = value;
                                else
                                    delete message.blobSize;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.headerBytes = value;
                                else
                                    delete message.headerBytes;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.pieceRoot = value;
                                else
                                    delete message.pieceRoot;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.contextLength = value;
                                else
                                    delete message.contextLength;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.sequencesMax = value;
                                else
                                    delete message.sequencesMax;
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

                return Placement;
            })();

            v1.Stage = (function() {

                /**
                 * Properties of a Stage.
                 * @typedef {Object} ollamesh.control.v1.Stage.$Properties
                 * @property {string|null} [peer] Stage peer
                 * @property {number|null} [firstLayer] Stage firstLayer
                 * @property {number|null} [lastLayer] Stage lastLayer
                 * @property {number|null} [memoryBytes] Stage memoryBytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Stage.
                 * @memberof ollamesh.control.v1
                 * @interface IStage
                 * @augments ollamesh.control.v1.Stage.$Properties
                 * @deprecated Use ollamesh.control.v1.Stage.$Properties instead.
                 */

                /**
                 * Shape of a Stage.
                 * @typedef {ollamesh.control.v1.Stage.$Properties} ollamesh.control.v1.Stage.$Shape
                 */

                /**
                 * Constructs a new Stage.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Stage.
                 * @constructor
                 * @param {ollamesh.control.v1.Stage.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Stage = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Stage peer.
                 * @member {string} peer
                 * @memberof ollamesh.control.v1.Stage
                 * @instance
                 */
                Stage.prototype.peer = "";

                /**
                 * Stage firstLayer.
                 * @member {number} firstLayer
                 * @memberof ollamesh.control.v1.Stage
                 * @instance
                 */
                Stage.prototype.firstLayer = 0;

                /**
                 * Stage lastLayer.
                 * @member {number} lastLayer
                 * @memberof ollamesh.control.v1.Stage
                 * @instance
                 */
                Stage.prototype.lastLayer = 0;

                /**
                 * Stage memoryBytes.
                 * @member {number} memoryBytes
                 * @memberof ollamesh.control.v1.Stage
                 * @instance
                 */
                Stage.prototype.memoryBytes = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Stage instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Stage
                 * @static
                 * @param {ollamesh.control.v1.Stage.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Stage} Stage instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Stage.$Shape): ollamesh.control.v1.Stage & ollamesh.control.v1.Stage.$Shape;
                 *   (properties?: ollamesh.control.v1.Stage.$Properties): ollamesh.control.v1.Stage;
                 * }}
                 */
                Stage.create = function(properties) {
                    return new Stage(properties);
                };

                /**
                 * Encodes the specified Stage message. Does not implicitly {@link ollamesh.control.v1.Stage.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Stage
                 * @static
                 * @param {ollamesh.control.v1.Stage.$Properties} message Stage message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Stage.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.peer != null && $Object.hasOwnProperty.call(message, "peer") && message.peer !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.peer);
                    if (message.firstLayer != null && $Object.hasOwnProperty.call(message, "firstLayer") && message.firstLayer !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.firstLayer);
                    if (message.lastLayer != null && $Object.hasOwnProperty.call(message, "lastLayer") && message.lastLayer !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.lastLayer);
                    if (message.memoryBytes != null && $Object.hasOwnProperty.call(message, "memoryBytes") && (typeof message.memoryBytes === "object" ? message.memoryBytes.low || message.memoryBytes.high : message.memoryBytes !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.memoryBytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Stage message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Stage
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Stage & ollamesh.control.v1.Stage.$Shape} Stage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Stage.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Stage();
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
                                    message.firstLayer = value;
                                else
                                    delete message.firstLayer;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.lastLayer = value;
                                else
                                    delete message.lastLayer;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.memoryBytes = value;
                                else
                                    delete message.memoryBytes;
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

                return Stage;
            })();

            v1.Removal = (function() {

                /**
                 * Properties of a Removal.
                 * @typedef {Object} ollamesh.control.v1.Removal.$Properties
                 * @property {string|null} [model] Removal model
                 * @property {number|null} [epoch] Removal epoch
                 * @property {string|null} [author] Removal author
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Removal.
                 * @memberof ollamesh.control.v1
                 * @interface IRemoval
                 * @augments ollamesh.control.v1.Removal.$Properties
                 * @deprecated Use ollamesh.control.v1.Removal.$Properties instead.
                 */

                /**
                 * Shape of a Removal.
                 * @typedef {ollamesh.control.v1.Removal.$Properties} ollamesh.control.v1.Removal.$Shape
                 */

                /**
                 * Constructs a new Removal.
                 * @memberof ollamesh.control.v1
                 * @classdesc Represents a Removal.
                 * @constructor
                 * @param {ollamesh.control.v1.Removal.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Removal = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Removal model.
                 * @member {string} model
                 * @memberof ollamesh.control.v1.Removal
                 * @instance
                 */
                Removal.prototype.model = "";

                /**
                 * Removal epoch.
                 * @member {number} epoch
                 * @memberof ollamesh.control.v1.Removal
                 * @instance
                 */
                Removal.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Removal author.
                 * @member {string} author
                 * @memberof ollamesh.control.v1.Removal
                 * @instance
                 */
                Removal.prototype.author = "";

                /**
                 * Creates a new Removal instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.control.v1.Removal
                 * @static
                 * @param {ollamesh.control.v1.Removal.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.control.v1.Removal} Removal instance
                 * @type {{
                 *   (properties: ollamesh.control.v1.Removal.$Shape): ollamesh.control.v1.Removal & ollamesh.control.v1.Removal.$Shape;
                 *   (properties?: ollamesh.control.v1.Removal.$Properties): ollamesh.control.v1.Removal;
                 * }}
                 */
                Removal.create = function(properties) {
                    return new Removal(properties);
                };

                /**
                 * Encodes the specified Removal message. Does not implicitly {@link ollamesh.control.v1.Removal.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.control.v1.Removal
                 * @static
                 * @param {ollamesh.control.v1.Removal.$Properties} message Removal message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Removal.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.model != null && $Object.hasOwnProperty.call(message, "model") && message.model !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.model);
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                    if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.author);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Removal message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.control.v1.Removal
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Removal & ollamesh.control.v1.Removal.$Shape} Removal
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Removal.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.control.v1.Removal();
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
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.author = value;
                                else
                                    delete message.author;
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

                return Removal;
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
