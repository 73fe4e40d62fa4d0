// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["raft"] || ($protobuf.roots["raft"] = {});

export const ollamesh = $root.ollamesh = (() => {

    /**
     * Namespace ollamesh.
     * @exports ollamesh
     * @namespace
     */
    const ollamesh = {};

    ollamesh.raft = (function() {

        /**
         * Namespace raft.
         * @memberof ollamesh
         * @namespace
         */
        const raft = {};

        raft.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof ollamesh.raft
             * @namespace
             */
            const v1 = {};

            v1.Frame = (function() {

                /**
                 * Properties of a Frame.
                 * @typedef {Object} ollamesh.raft.v1.Frame.$Properties
                 * @property {string|null} [cluster] Frame cluster
                 * @property {number|null} [from] Frame from
                 * @property {number|null} [to] Frame to
                 * @property {number|null} [term] Frame term
                 * @property {number|null} [life] Frame life
                 * @property {ollamesh.raft.v1.Append.$Properties|null} [append] Frame append
                 * @property {ollamesh.raft.v1.AppendResponse.$Properties|null} [appendResponse] Frame appendResponse
                 * @property {ollamesh.raft.v1.Vote.$Properties|null} [vote] Frame vote
                 * @property {ollamesh.raft.v1.VoteResponse.$Properties|null} [voteResponse] Frame voteResponse
                 * @property {ollamesh.raft.v1.SnapshotChunk.$Properties|null} [snapshotChunk] Frame snapshotChunk
                 * @property {ollamesh.raft.v1.Heartbeat.$Properties|null} [heartbeat] Frame heartbeat
                 * @property {ollamesh.raft.v1.HeartbeatResponse.$Properties|null} [heartbeatResponse] Frame heartbeatResponse
                 * @property {ollamesh.raft.v1.TimeoutNow.$Properties|null} [timeoutNow] Frame timeoutNow
                 * @property {ollamesh.raft.v1.ReadIndex.$Properties|null} [readIndex] Frame readIndex
                 * @property {ollamesh.raft.v1.ReadIndexResponse.$Properties|null} [readIndexResponse] Frame readIndexResponse
                 * @property {ollamesh.raft.v1.Proposal.$Properties|null} [proposal] Frame proposal
                 * @property {ollamesh.raft.v1.TransferLeader.$Properties|null} [transferLeader] Frame transferLeader
                 * @property {ollamesh.raft.v1.Hello.$Properties|null} [hello] Frame hello
                 * @property {ollamesh.raft.v1.Join.$Properties|null} [join] Frame join
                 * @property {ollamesh.raft.v1.LagRequest.$Properties|null} [lagRequest] Frame lagRequest
                 * @property {ollamesh.raft.v1.LagReport.$Properties|null} [lagReport] Frame lagReport
                 * @property {ollamesh.raft.v1.Removed.$Properties|null} [removed] Frame removed
                 * @property {"append"|"appendResponse"|"vote"|"voteResponse"|"snapshotChunk"|"heartbeat"|"heartbeatResponse"|"timeoutNow"|"readIndex"|"readIndexResponse"|"proposal"|"transferLeader"|"hello"|"join"|"lagRequest"|"lagReport"|"removed"} [kind] Frame kind
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Frame.
                 * @memberof ollamesh.raft.v1
                 * @interface IFrame
                 * @augments ollamesh.raft.v1.Frame.$Properties
                 * @deprecated Use ollamesh.raft.v1.Frame.$Properties instead.
                 */

                /**
                 * Narrowed shape of a Frame.
                 * @typedef {{
                 *   cluster?: string|null;
                 *   from?: number|null;
                 *   to?: number|null;
                 *   term?: number|null;
                 *   life?: number|null;
                 *   append?: ollamesh.raft.v1.Append.$Shape|null;
                 *   appendResponse?: ollamesh.raft.v1.AppendResponse.$Shape|null;
                 *   vote?: ollamesh.raft.v1.Vote.$Shape|null;
                 *   voteResponse?: ollamesh.raft.v1.VoteResponse.$Shape|null;
                 *   snapshotChunk?: ollamesh.raft.v1.SnapshotChunk.$Shape|null;
                 *   heartbeat?: ollamesh.raft.v1.Heartbeat.$Shape|null;
                 *   heartbeatResponse?: ollamesh.raft.v1.HeartbeatResponse.$Shape|null;
                 *   timeoutNow?: ollamesh.raft.v1.TimeoutNow.$Shape|null;
                 *   readIndex?: ollamesh.raft.v1.ReadIndex.$Shape|null;
                 *   readIndexResponse?: ollamesh.raft.v1.ReadIndexResponse.$Shape|null;
                 *   proposal?: ollamesh.raft.v1.Proposal.$Shape|null;
                 *   transferLeader?: ollamesh.raft.v1.TransferLeader.$Shape|null;
                 *   hello?: ollamesh.raft.v1.Hello.$Shape|null;
                 *   join?: ollamesh.raft.v1.Join.$Shape|null;
                 *   lagRequest?: ollamesh.raft.v1.LagRequest.$Shape|null;
                 *   lagReport?: ollamesh.raft.v1.LagReport.$Shape|null;
                 *   removed?: ollamesh.raft.v1.Removed.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ kind?: undefined; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "append"; append: ollamesh.raft.v1.Append.$Shape; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "appendResponse"; append?: null; appendResponse: ollamesh.raft.v1.AppendResponse.$Shape; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "vote"; append?: null; appendResponse?: null; vote: ollamesh.raft.v1.Vote.$Shape; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "voteResponse"; append?: null; appendResponse?: null; vote?: null; voteResponse: ollamesh.raft.v1.VoteResponse.$Shape; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "snapshotChunk"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk: ollamesh.raft.v1.SnapshotChunk.$Shape; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "heartbeat"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat: ollamesh.raft.v1.Heartbeat.$Shape; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "heartbeatResponse"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse: ollamesh.raft.v1.HeartbeatResponse.$Shape; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "timeoutNow"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow: ollamesh.raft.v1.TimeoutNow.$Shape; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "readIndex"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex: ollamesh.raft.v1.ReadIndex.$Shape; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "readIndexResponse"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse: ollamesh.raft.v1.ReadIndexResponse.$Shape; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "proposal"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal: ollamesh.raft.v1.Proposal.$Shape; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "transferLeader"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader: ollamesh.raft.v1.TransferLeader.$Shape; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "hello"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello: ollamesh.raft.v1.Hello.$Shape; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "join"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join: ollamesh.raft.v1.Join.$Shape; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "lagRequest"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest: ollamesh.raft.v1.LagRequest.$Shape; lagReport?: null; removed?: null }|{ kind?: "lagReport"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport: ollamesh.raft.v1.LagReport.$Shape; removed?: null }|{ kind?: "removed"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed: ollamesh.raft.v1.Removed.$Shape })
                 * )} ollamesh.raft.v1.Frame.$Shape
                 */

                /**
                 * Constructs a new Frame.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a Frame.
                 * @constructor
                 * @param {ollamesh.raft.v1.Frame.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Frame = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Frame cluster.
                 * @member {string} cluster
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.cluster = "";

                /**
                 * Frame from.
                 * @member {number} from
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.from = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Frame to.
                 * @member {number} to
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.to = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Frame term.
                 * @member {number} term
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Frame life.
                 * @member {number} life
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.life = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Frame append.
                 * @member {ollamesh.raft.v1.Append.$Properties|null|undefined} append
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.append = null;

                /**
                 * Frame appendResponse.
                 * @member {ollamesh.raft.v1.AppendResponse.$Properties|null|undefined} appendResponse
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.appendResponse = null;

                /**
                 * Frame vote.
                 * @member {ollamesh.raft.v1.Vote.$Properties|null|undefined} vote
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.vote = null;

                /**
                 * Frame voteResponse.
                 * @member {ollamesh.raft.v1.VoteResponse.$Properties|null|undefined} voteResponse
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.voteResponse = null;

                /**
                 * Frame snapshotChunk.
                 * @member {ollamesh.raft.v1.SnapshotChunk.$Properties|null|undefined} snapshotChunk
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.snapshotChunk = null;

                /**
                 * Frame heartbeat.
                 * @member {ollamesh.raft.v1.Heartbeat.$Properties|null|undefined} heartbeat
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.heartbeat = null;

                /**
                 * Frame heartbeatResponse.
                 * @member {ollamesh.raft.v1.HeartbeatResponse.$Properties|null|undefined} heartbeatResponse
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.heartbeatResponse = null;

                /**
                 * Frame timeoutNow.
                 * @member {ollamesh.raft.v1.TimeoutNow.$Properties|null|undefined} timeoutNow
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.timeoutNow = null;

                /**
                 * Frame readIndex.
                 * @member {ollamesh.raft.v1.ReadIndex.$Properties|null|undefined} readIndex
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.readIndex = null;

                /**
                 * Frame readIndexResponse.
                 * @member {ollamesh.raft.v1.ReadIndexResponse.$Properties|null|undefined} readIndexResponse
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.readIndexResponse = null;

                /**
                 * Frame proposal.
                 * @member {ollamesh.raft.v1.Proposal.$Properties|null|undefined} proposal
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.proposal = null;

                /**
                 * Frame transferLeader.
                 * @member {ollamesh.raft.v1.TransferLeader.$Properties|null|undefined} transferLeader
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.transferLeader = null;

                /**
                 * Frame hello.
                 * @member {ollamesh.raft.v1.Hello.$Properties|null|undefined} hello
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.hello = null;

                /**
                 * Frame join.
                 * @member {ollamesh.raft.v1.Join.$Properties|null|undefined} join
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.join = null;

                /**
                 * Frame lagRequest.
                 * @member {ollamesh.raft.v1.LagRequest.$Properties|null|undefined} lagRequest
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.lagRequest = null;

                /**
                 * Frame lagReport.
                 * @member {ollamesh.raft.v1.LagReport.$Properties|null|undefined} lagReport
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.lagReport = null;

                /**
                 * Frame removed.
                 * @member {ollamesh.raft.v1.Removed.$Properties|null|undefined} removed
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                Frame.prototype.removed = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * Frame kind.
                 * @member {"append"|"appendResponse"|"vote"|"voteResponse"|"snapshotChunk"|"heartbeat"|"heartbeatResponse"|"timeoutNow"|"readIndex"|"readIndexResponse"|"proposal"|"transferLeader"|"hello"|"join"|"lagRequest"|"lagReport"|"removed"|undefined} kind
                 * @memberof ollamesh.raft.v1.Frame
                 * @instance
                 */
                $Object.defineProperty(Frame.prototype, "kind", {
                    get: $util.oneOfGetter($oneOfFields = ["append", "appendResponse", "vote", "voteResponse", "snapshotChunk", "heartbeat", "heartbeatResponse", "timeoutNow", "readIndex", "readIndexResponse", "proposal", "transferLeader", "hello", "join", "lagRequest", "lagReport", "removed"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new Frame instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Frame
                 * @static
                 * @param {ollamesh.raft.v1.Frame.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Frame} Frame instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Frame.$Shape): ollamesh.raft.v1.Frame & ollamesh.raft.v1.Frame.$Shape;
                 *   (properties?: ollamesh.raft.v1.Frame.$Properties): ollamesh.raft.v1.Frame;
                 * }}
                 */
                Frame.create = function(properties) {
                    return new Frame(properties);
                };

                /**
                 * Encodes the specified Frame message. Does not implicitly {@link ollamesh.raft.v1.Frame.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Frame
                 * @static
                 * @param {ollamesh.raft.v1.Frame.$Properties} message Frame message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Frame.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.cluster != null && $Object.hasOwnProperty.call(message, "cluster") && message.cluster !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.cluster);
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && (typeof message.from === "object" ? message.from.low || message.from.high : message.from !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to") && (typeof message.to === "object" ? message.to.low || message.to.high : message.to !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.to);
                    if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.term);
                    if (message.life != null && $Object.hasOwnProperty.call(message, "life") && (typeof message.life === "object" ? message.life.low || message.life.high : message.life !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.life);
                    if (message.append != null && $Object.hasOwnProperty.call(message, "append"))
                        $root.ollamesh.raft.v1.Append.encode(message.append, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                    if (message.appendResponse != null && $Object.hasOwnProperty.call(message, "appendResponse"))
                        $root.ollamesh.raft.v1.AppendResponse.encode(message.appendResponse, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                    if (message.vote != null && $Object.hasOwnProperty.call(message, "vote"))
                        $root.ollamesh.raft.v1.Vote.encode(message.vote, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                    if (message.voteResponse != null && $Object.hasOwnProperty.call(message, "voteResponse"))
                        $root.ollamesh.raft.v1.VoteResponse.encode(message.voteResponse, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                    if (message.snapshotChunk != null && $Object.hasOwnProperty.call(message, "snapshotChunk"))
                        $root.ollamesh.raft.v1.SnapshotChunk.encode(message.snapshotChunk, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                    if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                        $root.ollamesh.raft.v1.Heartbeat.encode(message.heartbeat, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                    if (message.heartbeatResponse != null && $Object.hasOwnProperty.call(message, "heartbeatResponse"))
                        $root.ollamesh.raft.v1.HeartbeatResponse.encode(message.heartbeatResponse, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                    if (message.timeoutNow != null && $Object.hasOwnProperty.call(message, "timeoutNow"))
                        $root.ollamesh.raft.v1.TimeoutNow.encode(message.timeoutNow, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                    if (message.readIndex != null && $Object.hasOwnProperty.call(message, "readIndex"))
                        $root.ollamesh.raft.v1.ReadIndex.encode(message.readIndex, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                    if (message.readIndexResponse != null && $Object.hasOwnProperty.call(message, "readIndexResponse"))
                        $root.ollamesh.raft.v1.ReadIndexResponse.encode(message.readIndexResponse, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                    if (message.proposal != null && $Object.hasOwnProperty.call(message, "proposal"))
                        $root.ollamesh.raft.v1.Proposal.encode(message.proposal, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                    if (message.transferLeader != null && $Object.hasOwnProperty.call(message, "transferLeader"))
                        $root.ollamesh.raft.v1.TransferLeader.encode(message.transferLeader, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                    if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                        $root.ollamesh.raft.v1.Hello.encode(message.hello, writer.uint32(/* id 30, wireType 2 =*/242).fork(), _depth + 1).ldelim();
                    if (message.join != null && $Object.hasOwnProperty.call(message, "join"))
                        $root.ollamesh.raft.v1.Join.encode(message.join, writer.uint32(/* id 31, wireType 2 =*/250).fork(), _depth + 1).ldelim();
                    if (message.lagRequest != null && $Object.hasOwnProperty.call(message, "lagRequest"))
                        $root.ollamesh.raft.v1.LagRequest.encode(message.lagRequest, writer.uint32(/* id 32, wireType 2 =*/258).fork(), _depth + 1).ldelim();
                    if (message.lagReport != null && $Object.hasOwnProperty.call(message, "lagReport"))
                        $root.ollamesh.raft.v1.LagReport.encode(message.lagReport, writer.uint32(/* id 33, wireType 2 =*/266).fork(), _depth + 1).ldelim();
                    if (message.removed != null && $Object.hasOwnProperty.call(message, "removed"))
                        $root.ollamesh.raft.v1.Removed.encode(message.removed, writer.uint32(/* id 34, wireType 2 =*/274).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Frame message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Frame
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Frame & ollamesh.raft.v1.Frame.$Shape} Frame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Frame.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Frame();
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
                                    message.cluster = value;
                                else
                                    delete message.cluster;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.to = value;
                                else
                                    delete message.to;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.term = value;
                                else
                                    delete message.term;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.life = value;
                                else
                                    delete message.life;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.append = $root.ollamesh.raft.v1.Append.decode(reader, reader.size(), $undefined, _depth + 1, message.append);
                                message.kind = "append";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                message.appendResponse = $root.ollamesh.raft.v1.AppendResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.appendResponse);
                                message.kind = "appendResponse";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                message.vote = $root.ollamesh.raft.v1.Vote.decode(reader, reader.size(), $undefined, _depth + 1, message.vote);
                                message.kind = "vote";
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                message.voteResponse = $root.ollamesh.raft.v1.VoteResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.voteResponse);
                                message.kind = "voteResponse";
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                message.snapshotChunk = $root.ollamesh.raft.v1.SnapshotChunk.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshotChunk);
                                message.kind = "snapshotChunk";
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                message.heartbeat = $root.ollamesh.raft.v1.Heartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                                message.kind = "heartbeat";
                                continue;
                            }
                        case 16: {
                                if (wireType !== 2)
                                    break;
                                message.heartbeatResponse = $root.ollamesh.raft.v1.HeartbeatResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeatResponse);
                                message.kind = "heartbeatResponse";
                                continue;
                            }
                        case 17: {
                                if (wireType !== 2)
                                    break;
                                message.timeoutNow = $root.ollamesh.raft.v1.TimeoutNow.decode(reader, reader.size(), $undefined, _depth + 1, message.timeoutNow);
                                message.kind = "timeoutNow";
                                continue;
                            }
                        case 18: {
                                if (wireType !== 2)
                                    break;
                                message.readIndex = $root.ollamesh.raft.v1.ReadIndex.decode(reader, reader.size(), $undefined, _depth + 1, message.readIndex);
                                message.kind = "readIndex";
                                continue;
                            }
                        case 19: {
                                if (wireType !== 2)
                                    break;
                                message.readIndexResponse = $root.ollamesh.raft.v1.ReadIndexResponse.decode(reader, reader.size(), $undefined, _depth + 1, message.readIndexResponse);
                                message.kind = "readIndexResponse";
                                continue;
                            }
                        case 20: {
                                if (wireType !== 2)
                                    break;
                                message.proposal = $root.ollamesh.raft.v1.Proposal.decode(reader, reader.size(), $undefined, _depth + 1, message.proposal);
                                message.kind = "proposal";
                                continue;
                            }
                        case 21: {
                                if (wireType !== 2)
                                    break;
                                message.transferLeader = $root.ollamesh.raft.v1.TransferLeader.decode(reader, reader.size(), $undefined, _depth + 1, message.transferLeader);
                                message.kind = "transferLeader";
                                continue;
                            }
                        case 30: {
                                if (wireType !== 2)
                                    break;
                                message.hello = $root.ollamesh.raft.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                                message.kind = "hello";
                                continue;
                            }
                        case 31: {
                                if (wireType !== 2)
                                    break;
                                message.join = $root.ollamesh.raft.v1.Join.decode(reader, reader.size(), $undefined, _depth + 1, message.join);
                                message.kind = "join";
                                continue;
                            }
                        case 32: {
                                if (wireType !== 2)
                                    break;
                                message.lagRequest = $root.ollamesh.raft.v1.LagRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.lagRequest);
                                message.kind = "lagRequest";
                                continue;
                            }
                        case 33: {
                                if (wireType !== 2)
                                    break;
                                message.lagReport = $root.ollamesh.raft.v1.LagReport.decode(reader, reader.size(), $undefined, _depth + 1, message.lagReport);
                                message.kind = "lagReport";
                                continue;
                            }
                        case 34: {
                                if (wireType !== 2)
                                    break;
                                message.removed = $root.ollamesh.raft.v1.Removed.decode(reader, reader.size(), $undefined, _depth + 1, message.removed);
                                message.kind = "removed";
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

                return Frame;
            })();

            v1.EntryId = (function() {

                /**
                 * Properties of an EntryId.
                 * @typedef {Object} ollamesh.raft.v1.EntryId.$Properties
                 * @property {number|null} [term] EntryId term
                 * @property {number|null} [index] EntryId index
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an EntryId.
                 * @memberof ollamesh.raft.v1
                 * @interface IEntryId
                 * @augments ollamesh.raft.v1.EntryId.$Properties
                 * @deprecated Use ollamesh.raft.v1.EntryId.$Properties instead.
                 */

                /**
                 * Shape of an EntryId.
                 * @typedef {ollamesh.raft.v1.EntryId.$Properties} ollamesh.raft.v1.EntryId.$Shape
                 */

                /**
                 * Constructs a new EntryId.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents an EntryId.
                 * @constructor
                 * @param {ollamesh.raft.v1.EntryId.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const EntryId = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * EntryId term.
                 * @member {number} term
                 * @memberof ollamesh.raft.v1.EntryId
                 * @instance
                 */
                EntryId.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * EntryId index.
                 * @member {number} index
                 * @memberof ollamesh.raft.v1.EntryId
                 * @instance
                 */
                EntryId.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new EntryId instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.EntryId
                 * @static
                 * @param {ollamesh.raft.v1.EntryId.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.EntryId} EntryId instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.EntryId.$Shape): ollamesh.raft.v1.EntryId & ollamesh.raft.v1.EntryId.$Shape;
                 *   (properties?: ollamesh.raft.v1.EntryId.$Properties): ollamesh.raft.v1.EntryId;
                 * }}
                 */
                EntryId.create = function(properties) {
                    return new EntryId(properties);
                };

                /**
                 * Encodes the specified EntryId message. Does not implicitly {@link ollamesh.raft.v1.EntryId.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.EntryId
                 * @static
                 * @param {ollamesh.raft.v1.EntryId.$Properties} message EntryId message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                EntryId.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.term);
                    if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.index);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an EntryId message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.EntryId
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.EntryId & ollamesh.raft.v1.EntryId.$Shape} EntryId
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                EntryId.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.EntryId();
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
                                    message.term = value;
                                else
                                    delete message.term;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.index = value;
                                else
                                    delete message.index;
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

                return EntryId;
            })();

            v1.Entry = (function() {

                /**
                 * Properties of an Entry.
                 * @typedef {Object} ollamesh.raft.v1.Entry.$Properties
                 * @property {number|null} [term] Entry term
                 * @property {number|null} [index] Entry index
                 * @property {Uint8Array|null} [data] Entry data
                 * @property {ollamesh.raft.v1.ConfChange.$Properties|null} [change] Entry change
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Entry.
                 * @memberof ollamesh.raft.v1
                 * @interface IEntry
                 * @augments ollamesh.raft.v1.Entry.$Properties
                 * @deprecated Use ollamesh.raft.v1.Entry.$Properties instead.
                 */

                /**
                 * Shape of an Entry.
                 * @typedef {ollamesh.raft.v1.Entry.$Properties} ollamesh.raft.v1.Entry.$Shape
                 */

                /**
                 * Constructs a new Entry.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents an Entry.
                 * @constructor
                 * @param {ollamesh.raft.v1.Entry.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Entry = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Entry term.
                 * @member {number} term
                 * @memberof ollamesh.raft.v1.Entry
                 * @instance
                 */
                Entry.prototype.term = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Entry index.
                 * @member {number} index
                 * @memberof ollamesh.raft.v1.Entry
                 * @instance
                 */
                Entry.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Entry data.
                 * @member {Uint8Array} data
                 * @memberof ollamesh.raft.v1.Entry
                 * @instance
                 */
                Entry.prototype.data = $util.newBuffer([]);

                /**
                 * Entry change.
                 * @member {ollamesh.raft.v1.ConfChange.$Properties|null|undefined} change
                 * @memberof ollamesh.raft.v1.Entry
                 * @instance
                 */
                Entry.prototype.change = null;

                /**
                 * Creates a new Entry instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Entry
                 * @static
                 * @param {ollamesh.raft.v1.Entry.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Entry} Entry instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Entry.$Shape): ollamesh.raft.v1.Entry & ollamesh.raft.v1.Entry.$Shape;
                 *   (properties?: ollamesh.raft.v1.Entry.$Properties): ollamesh.raft.v1.Entry;
                 * }}
                 */
                Entry.create = function(properties) {
                    return new Entry(properties);
                };

                /**
                 * Encodes the specified Entry message. Does not implicitly {@link ollamesh.raft.v1.Entry.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Entry
                 * @static
                 * @param {ollamesh.raft.v1.Entry.$Properties} message Entry message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Entry.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.term != null && $Object.hasOwnProperty.call(message, "term") && (typeof message.term === "object" ? message.term.low || message.term.high : message.term !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.term);
                    if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.index);
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.data);
                    if (message.change != null && $Object.hasOwnProperty.call(message, "change"))
                        $root.ollamesh.raft.v1.ConfChange.encode(message.change, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Entry message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Entry
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Entry & ollamesh.raft.v1.Entry.$Shape} Entry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Entry.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Entry();
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
                                    message.term = value;
                                else
                                    delete message.term;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.index = value;
                                else
                                    delete message.index;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.data = value;
                                else
                                    delete message.data;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.change = $root.ollamesh.raft.v1.ConfChange.decode(reader, reader.size(), $undefined, _depth + 1, message.change);
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

                return Entry;
            })();

            v1.ConfChange = (function() {

                /**
                 * Properties of a ConfChange.
                 * @typedef {Object} ollamesh.raft.v1.ConfChange.$Properties
                 * @property {number|null} [version] ConfChange version
                 * @property {string|null} [transition] ConfChange transition
                 * @property {Array.<ollamesh.raft.v1.ConfChange.Step.$Properties>|null} [steps] ConfChange steps
                 * @property {Uint8Array|null} [context] ConfChange context
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ConfChange.
                 * @memberof ollamesh.raft.v1
                 * @interface IConfChange
                 * @augments ollamesh.raft.v1.ConfChange.$Properties
                 * @deprecated Use ollamesh.raft.v1.ConfChange.$Properties instead.
                 */

                /**
                 * Shape of a ConfChange.
                 * @typedef {ollamesh.raft.v1.ConfChange.$Properties} ollamesh.raft.v1.ConfChange.$Shape
                 */

                /**
                 * Constructs a new ConfChange.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a ConfChange.
                 * @constructor
                 * @param {ollamesh.raft.v1.ConfChange.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ConfChange = function (properties) {
                    this.steps = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ConfChange version.
                 * @member {number} version
                 * @memberof ollamesh.raft.v1.ConfChange
                 * @instance
                 */
                ConfChange.prototype.version = 0;

                /**
                 * ConfChange transition.
                 * @member {string} transition
                 * @memberof ollamesh.raft.v1.ConfChange
                 * @instance
                 */
                ConfChange.prototype.transition = "";

                /**
                 * ConfChange steps.
                 * @member {Array.<ollamesh.raft.v1.ConfChange.Step.$Properties>} steps
                 * @memberof ollamesh.raft.v1.ConfChange
                 * @instance
                 */
                ConfChange.prototype.steps = $util.emptyArray;

                /**
                 * ConfChange context.
                 * @member {Uint8Array} context
                 * @memberof ollamesh.raft.v1.ConfChange
                 * @instance
                 */
                ConfChange.prototype.context = $util.newBuffer([]);

                /**
                 * Creates a new ConfChange instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.ConfChange
                 * @static
                 * @param {ollamesh.raft.v1.ConfChange.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.ConfChange} ConfChange instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.ConfChange.$Shape): ollamesh.raft.v1.ConfChange & ollamesh.raft.v1.ConfChange.$Shape;
                 *   (properties?: ollamesh.raft.v1.ConfChange.$Properties): ollamesh.raft.v1.ConfChange;
                 * }}
                 */
                ConfChange.create = function(properties) {
                    return new ConfChange(properties);
                };

                /**
                 * Encodes the specified ConfChange message. Does not implicitly {@link ollamesh.raft.v1.ConfChange.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.ConfChange
                 * @static
                 * @param {ollamesh.raft.v1.ConfChange.$Properties} message ConfChange message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ConfChange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
                    if (message.transition != null && $Object.hasOwnProperty.call(message, "transition") && message.transition !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.transition);
                    if (message.steps != null && message.steps.length)
                        for (let i = 0; i < message.steps.length; ++i)
                            $root.ollamesh.raft.v1.ConfChange.Step.encode(message.steps[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.context != null && $Object.hasOwnProperty.call(message, "context") && message.context.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.context);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ConfChange message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.ConfChange
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ConfChange & ollamesh.raft.v1.ConfChange.$Shape} ConfChange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ConfChange.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.ConfChange();
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
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.transition = value;
                                else
                                    delete message.transition;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.steps && message.steps.length))
                                    message.steps = [];
                                message.steps.push($root.ollamesh.raft.v1.ConfChange.Step.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.context = value;
                                else
                                    delete message.context;
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

                ConfChange.Step = (function() {

                    /**
                     * Properties of a Step.
                     * @typedef {Object} ollamesh.raft.v1.ConfChange.Step.$Properties
                     * @property {string|null} [kind] Step kind
                     * @property {number|null} [node] Step node
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */

                    /**
                     * Properties of a Step.
                     * @memberof ollamesh.raft.v1.ConfChange
                     * @interface IStep
                     * @augments ollamesh.raft.v1.ConfChange.Step.$Properties
                     * @deprecated Use ollamesh.raft.v1.ConfChange.Step.$Properties instead.
                     */

                    /**
                     * Shape of a Step.
                     * @typedef {ollamesh.raft.v1.ConfChange.Step.$Properties} ollamesh.raft.v1.ConfChange.Step.$Shape
                     */

                    /**
                     * Constructs a new Step.
                     * @memberof ollamesh.raft.v1.ConfChange
                     * @classdesc Represents a Step.
                     * @constructor
                     * @param {ollamesh.raft.v1.ConfChange.Step.$Properties=} [properties] Properties to set
                     * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                     */
                    const Step = function (properties) {
                        if (properties)
                            for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                                if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                    this[keys[i]] = properties[keys[i]];
                    };

                    /**
                     * Step kind.
                     * @member {string} kind
                     * @memberof ollamesh.raft.v1.ConfChange.Step
                     * @instance
                     */
                    Step.prototype.kind = "";

                    /**
                     * Step node.
                     * @member {number} node
                     * @memberof ollamesh.raft.v1.ConfChange.Step
                     * @instance
                     */
                    Step.prototype.node = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                    /**
                     * Creates a new Step instance using the specified properties.
                     * @function create
                     * @memberof ollamesh.raft.v1.ConfChange.Step
                     * @static
                     * @param {ollamesh.raft.v1.ConfChange.Step.$Properties=} [properties] Properties to set
                     * @returns {ollamesh.raft.v1.ConfChange.Step} Step instance
                     * @type {{
                     *   (properties: ollamesh.raft.v1.ConfChange.Step.$Shape): ollamesh.raft.v1.ConfChange.Step & ollamesh.raft.v1.ConfChange.Step.$Shape;
                     *   (properties?: ollamesh.raft.v1.ConfChange.Step.$Properties): ollamesh.raft.v1.ConfChange.Step;
                     * }}
                     */
                    Step.create = function(properties) {
                        return new Step(properties);
                    };

                    /**
                     * Encodes the specified Step message. Does not implicitly {@link ollamesh.raft.v1.ConfChange.Step.verify|verify} messages.
                     * @function encode
                     * @memberof ollamesh.raft.v1.ConfChange.Step
                     * @static
                     * @param {ollamesh.raft.v1.ConfChange.Step.$Properties} message Step message or plain object to encode
                     * @param {$protobuf.Writer} [writer] Writer to encode to
                     * @returns {$protobuf.Writer} Writer
                     */
                    Step.encode = function (message, writer, _depth) {
                        if (!writer)
                            writer = $Writer.create();
                        if (_depth === $undefined)
                            _depth = 0;
                        if (_depth > $util.recursionLimit)
                            throw $Error("max depth exceeded");
                        if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== "")
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.kind);
                        if (message.node != null && $Object.hasOwnProperty.call(message, "node") && (typeof message.node === "object" ? message.node.low || message.node.high : message.node !== 0))
                            writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.node);
                        if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                            for (let i = 0; i < message.$unknowns.length; ++i)
                                writer.raw(message.$unknowns[i]);
                        return writer;
                    };

                    /**
                     * Decodes a Step message from the specified reader or buffer.
                     * @function decode
                     * @memberof ollamesh.raft.v1.ConfChange.Step
                     * @static
                     * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                     * @param {number} [length] Message length if known beforehand
                     * @returns {ollamesh.raft.v1.ConfChange.Step & ollamesh.raft.v1.ConfChange.Step.$Shape} Step
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    Step.decode = function (reader, length, _end, _depth, _target) {
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
                        message = _target || new $root.ollamesh.raft.v1.ConfChange.Step();
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
                                        message.kind = value;
                                    else
                                        delete message.kind;
                                    continue;
                                }
                            case 2: {
                                    if (wireType !== 0)
                                        break;
                                    if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                        message.node = value;
                                    else
                                        delete message.node;
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

                    return Step;
                })();

                return ConfChange;
            })();

            v1.ConfState = (function() {

                /**
                 * Properties of a ConfState.
                 * @typedef {Object} ollamesh.raft.v1.ConfState.$Properties
                 * @property {Array.<number>|null} [voters] ConfState voters
                 * @property {Array.<number>|null} [votersOutgoing] ConfState votersOutgoing
                 * @property {Array.<number>|null} [learners] ConfState learners
                 * @property {Array.<number>|null} [learnersNext] ConfState learnersNext
                 * @property {boolean|null} [autoLeave] ConfState autoLeave
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ConfState.
                 * @memberof ollamesh.raft.v1
                 * @interface IConfState
                 * @augments ollamesh.raft.v1.ConfState.$Properties
                 * @deprecated Use ollamesh.raft.v1.ConfState.$Properties instead.
                 */

                /**
                 * Shape of a ConfState.
                 * @typedef {ollamesh.raft.v1.ConfState.$Properties} ollamesh.raft.v1.ConfState.$Shape
                 */

                /**
                 * Constructs a new ConfState.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a ConfState.
                 * @constructor
                 * @param {ollamesh.raft.v1.ConfState.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ConfState = function (properties) {
                    this.voters = [];
                    this.votersOutgoing = [];
                    this.learners = [];
                    this.learnersNext = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ConfState voters.
                 * @member {Array.<number>} voters
                 * @memberof ollamesh.raft.v1.ConfState
                 * @instance
                 */
                ConfState.prototype.voters = $util.emptyArray;

                /**
                 * ConfState votersOutgoing.
                 * @member {Array.<number>} votersOutgoing
                 * @memberof ollamesh.raft.v1.ConfState
                 * @instance
                 */
                ConfState.prototype.votersOutgoing = $util.emptyArray;

                /**
                 * ConfState learners.
                 * @member {Array.<number>} learners
                 * @memberof ollamesh.raft.v1.ConfState
                 * @instance
                 */
                ConfState.prototype.learners = $util.emptyArray;

                /**
                 * ConfState learnersNext.
                 * @member {Array.<number>} learnersNext
                 * @memberof ollamesh.raft.v1.ConfState
                 * @instance
                 */
                ConfState.prototype.learnersNext = $util.emptyArray;

                /**
                 * ConfState autoLeave.
                 * @member {boolean} autoLeave
                 * @memberof ollamesh.raft.v1.ConfState
                 * @instance
                 */
                ConfState.prototype.autoLeave = false;

                /**
                 * Creates a new ConfState instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.ConfState
                 * @static
                 * @param {ollamesh.raft.v1.ConfState.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.ConfState} ConfState instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.ConfState.$Shape): ollamesh.raft.v1.ConfState & ollamesh.raft.v1.ConfState.$Shape;
                 *   (properties?: ollamesh.raft.v1.ConfState.$Properties): ollamesh.raft.v1.ConfState;
                 * }}
                 */
                ConfState.create = function(properties) {
                    return new ConfState(properties);
                };

                /**
                 * Encodes the specified ConfState message. Does not implicitly {@link ollamesh.raft.v1.ConfState.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.ConfState
                 * @static
                 * @param {ollamesh.raft.v1.ConfState.$Properties} message ConfState message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ConfState.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.voters != null && message.voters.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).uint64s(message.voters);
                    if (message.votersOutgoing != null && message.votersOutgoing.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).uint64s(message.votersOutgoing);
                    if (message.learners != null && message.learners.length)
                        writer.uint32(/* id 3, wireType 2 =*/26).uint64s(message.learners);
                    if (message.learnersNext != null && message.learnersNext.length)
                        writer.uint32(/* id 4, wireType 2 =*/34).uint64s(message.learnersNext);
                    if (message.autoLeave != null && $Object.hasOwnProperty.call(message, "autoLeave") && message.autoLeave !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.autoLeave);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ConfState message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.ConfState
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ConfState & ollamesh.raft.v1.ConfState.$Shape} ConfState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ConfState.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.ConfState();
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
                                if (wireType === 2) {
                                    if (!(message.voters && message.voters.length))
                                        message.voters = [];
                                    reader.uint64s(message.voters);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.voters && message.voters.length))
                                    message.voters = [];
                                message.voters.push(reader.uint64());
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.votersOutgoing && message.votersOutgoing.length))
                                        message.votersOutgoing = [];
                                    reader.uint64s(message.votersOutgoing);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.votersOutgoing && message.votersOutgoing.length))
                                    message.votersOutgoing = [];
                                message.votersOutgoing.push(reader.uint64());
                                continue;
                            }
                        case 3: {
                                if (wireType === 2) {
                                    if (!(message.learners && message.learners.length))
                                        message.learners = [];
                                    reader.uint64s(message.learners);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.learners && message.learners.length))
                                    message.learners = [];
                                message.learners.push(reader.uint64());
                                continue;
                            }
                        case 4: {
                                if (wireType === 2) {
                                    if (!(message.learnersNext && message.learnersNext.length))
                                        message.learnersNext = [];
                                    reader.uint64s(message.learnersNext);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.learnersNext && message.learnersNext.length))
                                    message.learnersNext = [];
                                message.learnersNext.push(reader.uint64());
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.autoLeave = value;
                                else
                                    delete message.autoLeave;
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

                return ConfState;
            })();

            v1.Append = (function() {

                /**
                 * Properties of an Append.
                 * @typedef {Object} ollamesh.raft.v1.Append.$Properties
                 * @property {ollamesh.raft.v1.EntryId.$Properties|null} [prev] Append prev
                 * @property {Array.<ollamesh.raft.v1.Entry.$Properties>|null} [entries] Append entries
                 * @property {number|null} [commit] Append commit
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Append.
                 * @memberof ollamesh.raft.v1
                 * @interface IAppend
                 * @augments ollamesh.raft.v1.Append.$Properties
                 * @deprecated Use ollamesh.raft.v1.Append.$Properties instead.
                 */

                /**
                 * Shape of an Append.
                 * @typedef {ollamesh.raft.v1.Append.$Properties} ollamesh.raft.v1.Append.$Shape
                 */

                /**
                 * Constructs a new Append.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents an Append.
                 * @constructor
                 * @param {ollamesh.raft.v1.Append.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Append = function (properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Append prev.
                 * @member {ollamesh.raft.v1.EntryId.$Properties|null|undefined} prev
                 * @memberof ollamesh.raft.v1.Append
                 * @instance
                 */
                Append.prototype.prev = null;

                /**
                 * Append entries.
                 * @member {Array.<ollamesh.raft.v1.Entry.$Properties>} entries
                 * @memberof ollamesh.raft.v1.Append
                 * @instance
                 */
                Append.prototype.entries = $util.emptyArray;

                /**
                 * Append commit.
                 * @member {number} commit
                 * @memberof ollamesh.raft.v1.Append
                 * @instance
                 */
                Append.prototype.commit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Append instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Append
                 * @static
                 * @param {ollamesh.raft.v1.Append.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Append} Append instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Append.$Shape): ollamesh.raft.v1.Append & ollamesh.raft.v1.Append.$Shape;
                 *   (properties?: ollamesh.raft.v1.Append.$Properties): ollamesh.raft.v1.Append;
                 * }}
                 */
                Append.create = function(properties) {
                    return new Append(properties);
                };

                /**
                 * Encodes the specified Append message. Does not implicitly {@link ollamesh.raft.v1.Append.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Append
                 * @static
                 * @param {ollamesh.raft.v1.Append.$Properties} message Append message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Append.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.prev != null && $Object.hasOwnProperty.call(message, "prev"))
                        $root.ollamesh.raft.v1.EntryId.encode(message.prev, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            $root.ollamesh.raft.v1.Entry.encode(message.entries[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && (typeof message.commit === "object" ? message.commit.low || message.commit.high : message.commit !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.commit);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Append message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Append
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Append & ollamesh.raft.v1.Append.$Shape} Append
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Append.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Append();
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
                                message.prev = $root.ollamesh.raft.v1.EntryId.decode(reader, reader.size(), $undefined, _depth + 1, message.prev);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push($root.ollamesh.raft.v1.Entry.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.commit = value;
                                else
                                    delete message.commit;
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

                return Append;
            })();

            v1.AppendResponse = (function() {

                /**
                 * Properties of an AppendResponse.
                 * @typedef {Object} ollamesh.raft.v1.AppendResponse.$Properties
                 * @property {number|null} [index] AppendResponse index
                 * @property {ollamesh.raft.v1.EntryId.$Properties|null} [hint] AppendResponse hint
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AppendResponse.
                 * @memberof ollamesh.raft.v1
                 * @interface IAppendResponse
                 * @augments ollamesh.raft.v1.AppendResponse.$Properties
                 * @deprecated Use ollamesh.raft.v1.AppendResponse.$Properties instead.
                 */

                /**
                 * Shape of an AppendResponse.
                 * @typedef {ollamesh.raft.v1.AppendResponse.$Properties} ollamesh.raft.v1.AppendResponse.$Shape
                 */

                /**
                 * Constructs a new AppendResponse.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents an AppendResponse.
                 * @constructor
                 * @param {ollamesh.raft.v1.AppendResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AppendResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AppendResponse index.
                 * @member {number} index
                 * @memberof ollamesh.raft.v1.AppendResponse
                 * @instance
                 */
                AppendResponse.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * AppendResponse hint.
                 * @member {ollamesh.raft.v1.EntryId.$Properties|null|undefined} hint
                 * @memberof ollamesh.raft.v1.AppendResponse
                 * @instance
                 */
                AppendResponse.prototype.hint = null;

                /**
                 * Creates a new AppendResponse instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.AppendResponse
                 * @static
                 * @param {ollamesh.raft.v1.AppendResponse.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.AppendResponse} AppendResponse instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.AppendResponse.$Shape): ollamesh.raft.v1.AppendResponse & ollamesh.raft.v1.AppendResponse.$Shape;
                 *   (properties?: ollamesh.raft.v1.AppendResponse.$Properties): ollamesh.raft.v1.AppendResponse;
                 * }}
                 */
                AppendResponse.create = function(properties) {
                    return new AppendResponse(properties);
                };

                /**
                 * Encodes the specified AppendResponse message. Does not implicitly {@link ollamesh.raft.v1.AppendResponse.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.AppendResponse
                 * @static
                 * @param {ollamesh.raft.v1.AppendResponse.$Properties} message AppendResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AppendResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.index);
                    if (message.hint != null && $Object.hasOwnProperty.call(message, "hint"))
                        $root.ollamesh.raft.v1.EntryId.encode(message.hint, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AppendResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.AppendResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.AppendResponse & ollamesh.raft.v1.AppendResponse.$Shape} AppendResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AppendResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.AppendResponse();
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
                                    message.index = value;
                                else
                                    delete message.index;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.hint = $root.ollamesh.raft.v1.EntryId.decode(reader, reader.size(), $undefined, _depth + 1, message.hint);
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

                return AppendResponse;
            })();

            v1.Vote = (function() {

                /**
                 * Properties of a Vote.
                 * @typedef {Object} ollamesh.raft.v1.Vote.$Properties
                 * @property {ollamesh.raft.v1.EntryId.$Properties|null} [last] Vote last
                 * @property {boolean|null} [isTransfer] Vote isTransfer
                 * @property {boolean|null} [isPreVote] Vote isPreVote
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Vote.
                 * @memberof ollamesh.raft.v1
                 * @interface IVote
                 * @augments ollamesh.raft.v1.Vote.$Properties
                 * @deprecated Use ollamesh.raft.v1.Vote.$Properties instead.
                 */

                /**
                 * Shape of a Vote.
                 * @typedef {ollamesh.raft.v1.Vote.$Properties} ollamesh.raft.v1.Vote.$Shape
                 */

                /**
                 * Constructs a new Vote.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a Vote.
                 * @constructor
                 * @param {ollamesh.raft.v1.Vote.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Vote = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Vote last.
                 * @member {ollamesh.raft.v1.EntryId.$Properties|null|undefined} last
                 * @memberof ollamesh.raft.v1.Vote
                 * @instance
                 */
                Vote.prototype.last = null;

                /**
                 * Vote isTransfer.
                 * @member {boolean} isTransfer
                 * @memberof ollamesh.raft.v1.Vote
                 * @instance
                 */
                Vote.prototype.isTransfer = false;

                /**
                 * Vote isPreVote.
                 * @member {boolean} isPreVote
                 * @memberof ollamesh.raft.v1.Vote
                 * @instance
                 */
                Vote.prototype.isPreVote = false;

                /**
                 * Creates a new Vote instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Vote
                 * @static
                 * @param {ollamesh.raft.v1.Vote.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Vote} Vote instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Vote.$Shape): ollamesh.raft.v1.Vote & ollamesh.raft.v1.Vote.$Shape;
                 *   (properties?: ollamesh.raft.v1.Vote.$Properties): ollamesh.raft.v1.Vote;
                 * }}
                 */
                Vote.create = function(properties) {
                    return new Vote(properties);
                };

                /**
                 * Encodes the specified Vote message. Does not implicitly {@link ollamesh.raft.v1.Vote.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Vote
                 * @static
                 * @param {ollamesh.raft.v1.Vote.$Properties} message Vote message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Vote.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                        $root.ollamesh.raft.v1.EntryId.encode(message.last, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.isTransfer != null && $Object.hasOwnProperty.call(message, "isTransfer") && message.isTransfer !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.isTransfer);
                    if (message.isPreVote != null && $Object.hasOwnProperty.call(message, "isPreVote") && message.isPreVote !== false)
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.isPreVote);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Vote message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Vote
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Vote & ollamesh.raft.v1.Vote.$Shape} Vote
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Vote.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Vote();
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
                                message.last = $root.ollamesh.raft.v1.EntryId.decode(reader, reader.size(), $undefined, _depth + 1, message.last);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isTransfer = value;
                                else
                                    delete message.isTransfer;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isPreVote = value;
                                else
                                    delete message.isPreVote;
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

                return Vote;
            })();

            v1.VoteResponse = (function() {

                /**
                 * Properties of a VoteResponse.
                 * @typedef {Object} ollamesh.raft.v1.VoteResponse.$Properties
                 * @property {boolean|null} [isGranted] VoteResponse isGranted
                 * @property {boolean|null} [isPreVote] VoteResponse isPreVote
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a VoteResponse.
                 * @memberof ollamesh.raft.v1
                 * @interface IVoteResponse
                 * @augments ollamesh.raft.v1.VoteResponse.$Properties
                 * @deprecated Use ollamesh.raft.v1.VoteResponse.$Properties instead.
                 */

                /**
                 * Shape of a VoteResponse.
                 * @typedef {ollamesh.raft.v1.VoteResponse.$Properties} ollamesh.raft.v1.VoteResponse.$Shape
                 */

                /**
                 * Constructs a new VoteResponse.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a VoteResponse.
                 * @constructor
                 * @param {ollamesh.raft.v1.VoteResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const VoteResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * VoteResponse isGranted.
                 * @member {boolean} isGranted
                 * @memberof ollamesh.raft.v1.VoteResponse
                 * @instance
                 */
                VoteResponse.prototype.isGranted = false;

                /**
                 * VoteResponse isPreVote.
                 * @member {boolean} isPreVote
                 * @memberof ollamesh.raft.v1.VoteResponse
                 * @instance
                 */
                VoteResponse.prototype.isPreVote = false;

                /**
                 * Creates a new VoteResponse instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.VoteResponse
                 * @static
                 * @param {ollamesh.raft.v1.VoteResponse.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.VoteResponse} VoteResponse instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.VoteResponse.$Shape): ollamesh.raft.v1.VoteResponse & ollamesh.raft.v1.VoteResponse.$Shape;
                 *   (properties?: ollamesh.raft.v1.VoteResponse.$Properties): ollamesh.raft.v1.VoteResponse;
                 * }}
                 */
                VoteResponse.create = function(properties) {
                    return new VoteResponse(properties);
                };

                /**
                 * Encodes the specified VoteResponse message. Does not implicitly {@link ollamesh.raft.v1.VoteResponse.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.VoteResponse
                 * @static
                 * @param {ollamesh.raft.v1.VoteResponse.$Properties} message VoteResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                VoteResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.isGranted != null && $Object.hasOwnProperty.call(message, "isGranted") && message.isGranted !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.isGranted);
                    if (message.isPreVote != null && $Object.hasOwnProperty.call(message, "isPreVote") && message.isPreVote !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.isPreVote);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a VoteResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.VoteResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.VoteResponse & ollamesh.raft.v1.VoteResponse.$Shape} VoteResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                VoteResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.VoteResponse();
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
                                if (value = reader.bool())
                                    message.isGranted = value;
                                else
                                    delete message.isGranted;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isPreVote = value;
                                else
                                    delete message.isPreVote;
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

                return VoteResponse;
            })();

            v1.SnapshotChunk = (function() {

                /**
                 * Properties of a SnapshotChunk.
                 * @typedef {Object} ollamesh.raft.v1.SnapshotChunk.$Properties
                 * @property {ollamesh.raft.v1.EntryId.$Properties|null} [last] SnapshotChunk last
                 * @property {ollamesh.raft.v1.ConfState.$Properties|null} [confState] SnapshotChunk confState
                 * @property {number|null} [offset] SnapshotChunk offset
                 * @property {number|null} [total] SnapshotChunk total
                 * @property {Uint8Array|null} [bytes] SnapshotChunk bytes
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SnapshotChunk.
                 * @memberof ollamesh.raft.v1
                 * @interface ISnapshotChunk
                 * @augments ollamesh.raft.v1.SnapshotChunk.$Properties
                 * @deprecated Use ollamesh.raft.v1.SnapshotChunk.$Properties instead.
                 */

                /**
                 * Shape of a SnapshotChunk.
                 * @typedef {ollamesh.raft.v1.SnapshotChunk.$Properties} ollamesh.raft.v1.SnapshotChunk.$Shape
                 */

                /**
                 * Constructs a new SnapshotChunk.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a SnapshotChunk.
                 * @constructor
                 * @param {ollamesh.raft.v1.SnapshotChunk.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SnapshotChunk = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SnapshotChunk last.
                 * @member {ollamesh.raft.v1.EntryId.$Properties|null|undefined} last
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @instance
                 */
                SnapshotChunk.prototype.last = null;

                /**
                 * SnapshotChunk confState.
                 * @member {ollamesh.raft.v1.ConfState.$Properties|null|undefined} confState
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @instance
                 */
                SnapshotChunk.prototype.confState = null;

                /**
                 * SnapshotChunk offset.
                 * @member {number} offset
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @instance
                 */
                SnapshotChunk.prototype.offset = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * SnapshotChunk total.
                 * @member {number} total
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @instance
                 */
                SnapshotChunk.prototype.total = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * SnapshotChunk bytes.
                 * @member {Uint8Array} bytes
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @instance
                 */
                SnapshotChunk.prototype.bytes = $util.newBuffer([]);

                /**
                 * Creates a new SnapshotChunk instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @static
                 * @param {ollamesh.raft.v1.SnapshotChunk.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.SnapshotChunk} SnapshotChunk instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.SnapshotChunk.$Shape): ollamesh.raft.v1.SnapshotChunk & ollamesh.raft.v1.SnapshotChunk.$Shape;
                 *   (properties?: ollamesh.raft.v1.SnapshotChunk.$Properties): ollamesh.raft.v1.SnapshotChunk;
                 * }}
                 */
                SnapshotChunk.create = function(properties) {
                    return new SnapshotChunk(properties);
                };

                /**
                 * Encodes the specified SnapshotChunk message. Does not implicitly {@link ollamesh.raft.v1.SnapshotChunk.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @static
                 * @param {ollamesh.raft.v1.SnapshotChunk.$Properties} message SnapshotChunk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SnapshotChunk.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.last != null && $Object.hasOwnProperty.call(message, "last"))
                        $root.ollamesh.raft.v1.EntryId.encode(message.last, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.confState != null && $Object.hasOwnProperty.call(message, "confState"))
                        $root.ollamesh.raft.v1.ConfState.encode(message.confState, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && (typeof message.offset === "object" ? message.offset.low || message.offset.high : message.offset !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.offset);
                    if (message.total != null && $Object.hasOwnProperty.call(message, "total") && (typeof message.total === "object" ? message.total.low || message.total.high : message.total !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.total);
                    if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes") && message.bytes.length)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.bytes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SnapshotChunk message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.SnapshotChunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.SnapshotChunk & ollamesh.raft.v1.SnapshotChunk.$Shape} SnapshotChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SnapshotChunk.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.SnapshotChunk();
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
                                message.last = $root.ollamesh.raft.v1.EntryId.decode(reader, reader.size(), $undefined, _depth + 1, message.last);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.confState = $root.ollamesh.raft.v1.ConfState.decode(reader, reader.size(), $undefined, _depth + 1, message.confState);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.offset = value;
                                else
                                    delete message.offset;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.total = value;
                                else
                                    delete message.total;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
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

                return SnapshotChunk;
            })();

            v1.Heartbeat = (function() {

                /**
                 * Properties of a Heartbeat.
                 * @typedef {Object} ollamesh.raft.v1.Heartbeat.$Properties
                 * @property {number|null} [commit] Heartbeat commit
                 * @property {number|null} [readPosition] Heartbeat readPosition
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Heartbeat.
                 * @memberof ollamesh.raft.v1
                 * @interface IHeartbeat
                 * @augments ollamesh.raft.v1.Heartbeat.$Properties
                 * @deprecated Use ollamesh.raft.v1.Heartbeat.$Properties instead.
                 */

                /**
                 * Shape of a Heartbeat.
                 * @typedef {ollamesh.raft.v1.Heartbeat.$Properties} ollamesh.raft.v1.Heartbeat.$Shape
                 */

                /**
                 * Constructs a new Heartbeat.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a Heartbeat.
                 * @constructor
                 * @param {ollamesh.raft.v1.Heartbeat.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Heartbeat = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Heartbeat commit.
                 * @member {number} commit
                 * @memberof ollamesh.raft.v1.Heartbeat
                 * @instance
                 */
                Heartbeat.prototype.commit = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Heartbeat readPosition.
                 * @member {number} readPosition
                 * @memberof ollamesh.raft.v1.Heartbeat
                 * @instance
                 */
                Heartbeat.prototype.readPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new Heartbeat instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Heartbeat
                 * @static
                 * @param {ollamesh.raft.v1.Heartbeat.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Heartbeat} Heartbeat instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Heartbeat.$Shape): ollamesh.raft.v1.Heartbeat & ollamesh.raft.v1.Heartbeat.$Shape;
                 *   (properties?: ollamesh.raft.v1.Heartbeat.$Properties): ollamesh.raft.v1.Heartbeat;
                 * }}
                 */
                Heartbeat.create = function(properties) {
                    return new Heartbeat(properties);
                };

                /**
                 * Encodes the specified Heartbeat message. Does not implicitly {@link ollamesh.raft.v1.Heartbeat.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Heartbeat
                 * @static
                 * @param {ollamesh.raft.v1.Heartbeat.$Properties} message Heartbeat message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Heartbeat.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && (typeof message.commit === "object" ? message.commit.low || message.commit.high : message.commit !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.commit);
                    if (message.readPosition != null && $Object.hasOwnProperty.call(message, "readPosition") && (typeof message.readPosition === "object" ? message.readPosition.low || message.readPosition.high : message.readPosition !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.readPosition);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Heartbeat
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Heartbeat & ollamesh.raft.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Heartbeat.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Heartbeat();
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
                                    message.commit = value;
                                else
                                    delete message.commit;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.readPosition = value;
                                else
                                    delete message.readPosition;
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

                return Heartbeat;
            })();

            v1.HeartbeatResponse = (function() {

                /**
                 * Properties of a HeartbeatResponse.
                 * @typedef {Object} ollamesh.raft.v1.HeartbeatResponse.$Properties
                 * @property {number|null} [readPosition] HeartbeatResponse readPosition
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HeartbeatResponse.
                 * @memberof ollamesh.raft.v1
                 * @interface IHeartbeatResponse
                 * @augments ollamesh.raft.v1.HeartbeatResponse.$Properties
                 * @deprecated Use ollamesh.raft.v1.HeartbeatResponse.$Properties instead.
                 */

                /**
                 * Shape of a HeartbeatResponse.
                 * @typedef {ollamesh.raft.v1.HeartbeatResponse.$Properties} ollamesh.raft.v1.HeartbeatResponse.$Shape
                 */

                /**
                 * Constructs a new HeartbeatResponse.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a HeartbeatResponse.
                 * @constructor
                 * @param {ollamesh.raft.v1.HeartbeatResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HeartbeatResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HeartbeatResponse readPosition.
                 * @member {number} readPosition
                 * @memberof ollamesh.raft.v1.HeartbeatResponse
                 * @instance
                 */
                HeartbeatResponse.prototype.readPosition = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new HeartbeatResponse instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.HeartbeatResponse
                 * @static
                 * @param {ollamesh.raft.v1.HeartbeatResponse.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.HeartbeatResponse} HeartbeatResponse instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.HeartbeatResponse.$Shape): ollamesh.raft.v1.HeartbeatResponse & ollamesh.raft.v1.HeartbeatResponse.$Shape;
                 *   (properties?: ollamesh.raft.v1.HeartbeatResponse.$Properties): ollamesh.raft.v1.HeartbeatResponse;
                 * }}
                 */
                HeartbeatResponse.create = function(properties) {
                    return new HeartbeatResponse(properties);
                };

                /**
                 * Encodes the specified HeartbeatResponse message. Does not implicitly {@link ollamesh.raft.v1.HeartbeatResponse.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.HeartbeatResponse
                 * @static
                 * @param {ollamesh.raft.v1.HeartbeatResponse.$Properties} message HeartbeatResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HeartbeatResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.readPosition != null && $Object.hasOwnProperty.call(message, "readPosition") && (typeof message.readPosition === "object" ? message.readPosition.low || message.readPosition.high : message.readPosition !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.readPosition);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HeartbeatResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.HeartbeatResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.HeartbeatResponse & ollamesh.raft.v1.HeartbeatResponse.$Shape} HeartbeatResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HeartbeatResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.HeartbeatResponse();
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
                                    message.readPosition = value;
                                else
                                    delete message.readPosition;
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

                return HeartbeatResponse;
            })();

            v1.TimeoutNow = (function() {

                /**
                 * Properties of a TimeoutNow.
                 * @typedef {Object} ollamesh.raft.v1.TimeoutNow.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TimeoutNow.
                 * @memberof ollamesh.raft.v1
                 * @interface ITimeoutNow
                 * @augments ollamesh.raft.v1.TimeoutNow.$Properties
                 * @deprecated Use ollamesh.raft.v1.TimeoutNow.$Properties instead.
                 */

                /**
                 * Shape of a TimeoutNow.
                 * @typedef {ollamesh.raft.v1.TimeoutNow.$Properties} ollamesh.raft.v1.TimeoutNow.$Shape
                 */

                /**
                 * Constructs a new TimeoutNow.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a TimeoutNow.
                 * @constructor
                 * @param {ollamesh.raft.v1.TimeoutNow.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TimeoutNow = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new TimeoutNow instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.TimeoutNow
                 * @static
                 * @param {ollamesh.raft.v1.TimeoutNow.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.TimeoutNow} TimeoutNow instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.TimeoutNow.$Shape): ollamesh.raft.v1.TimeoutNow & ollamesh.raft.v1.TimeoutNow.$Shape;
                 *   (properties?: ollamesh.raft.v1.TimeoutNow.$Properties): ollamesh.raft.v1.TimeoutNow;
                 * }}
                 */
                TimeoutNow.create = function(properties) {
                    return new TimeoutNow(properties);
                };

                /**
                 * Encodes the specified TimeoutNow message. Does not implicitly {@link ollamesh.raft.v1.TimeoutNow.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.TimeoutNow
                 * @static
                 * @param {ollamesh.raft.v1.TimeoutNow.$Properties} message TimeoutNow message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TimeoutNow.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TimeoutNow message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.TimeoutNow
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.TimeoutNow & ollamesh.raft.v1.TimeoutNow.$Shape} TimeoutNow
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TimeoutNow.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.TimeoutNow();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
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

                return TimeoutNow;
            })();

            v1.ReadIndex = (function() {

                /**
                 * Properties of a ReadIndex.
                 * @typedef {Object} ollamesh.raft.v1.ReadIndex.$Properties
                 * @property {number|null} [readId] ReadIndex readId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReadIndex.
                 * @memberof ollamesh.raft.v1
                 * @interface IReadIndex
                 * @augments ollamesh.raft.v1.ReadIndex.$Properties
                 * @deprecated Use ollamesh.raft.v1.ReadIndex.$Properties instead.
                 */

                /**
                 * Shape of a ReadIndex.
                 * @typedef {ollamesh.raft.v1.ReadIndex.$Properties} ollamesh.raft.v1.ReadIndex.$Shape
                 */

                /**
                 * Constructs a new ReadIndex.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a ReadIndex.
                 * @constructor
                 * @param {ollamesh.raft.v1.ReadIndex.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReadIndex = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ReadIndex readId.
                 * @member {number} readId
                 * @memberof ollamesh.raft.v1.ReadIndex
                 * @instance
                 */
                ReadIndex.prototype.readId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new ReadIndex instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.ReadIndex
                 * @static
                 * @param {ollamesh.raft.v1.ReadIndex.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.ReadIndex} ReadIndex instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.ReadIndex.$Shape): ollamesh.raft.v1.ReadIndex & ollamesh.raft.v1.ReadIndex.$Shape;
                 *   (properties?: ollamesh.raft.v1.ReadIndex.$Properties): ollamesh.raft.v1.ReadIndex;
                 * }}
                 */
                ReadIndex.create = function(properties) {
                    return new ReadIndex(properties);
                };

                /**
                 * Encodes the specified ReadIndex message. Does not implicitly {@link ollamesh.raft.v1.ReadIndex.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.ReadIndex
                 * @static
                 * @param {ollamesh.raft.v1.ReadIndex.$Properties} message ReadIndex message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReadIndex.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.readId != null && $Object.hasOwnProperty.call(message, "readId") && (typeof message.readId === "object" ? message.readId.low || message.readId.high : message.readId !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.readId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ReadIndex message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.ReadIndex
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ReadIndex & ollamesh.raft.v1.ReadIndex.$Shape} ReadIndex
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReadIndex.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.ReadIndex();
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
                                    message.readId = value;
                                else
                                    delete message.readId;
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

                return ReadIndex;
            })();

            v1.ReadIndexResponse = (function() {

                /**
                 * Properties of a ReadIndexResponse.
                 * @typedef {Object} ollamesh.raft.v1.ReadIndexResponse.$Properties
                 * @property {number|null} [index] ReadIndexResponse index
                 * @property {number|null} [readId] ReadIndexResponse readId
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ReadIndexResponse.
                 * @memberof ollamesh.raft.v1
                 * @interface IReadIndexResponse
                 * @augments ollamesh.raft.v1.ReadIndexResponse.$Properties
                 * @deprecated Use ollamesh.raft.v1.ReadIndexResponse.$Properties instead.
                 */

                /**
                 * Shape of a ReadIndexResponse.
                 * @typedef {ollamesh.raft.v1.ReadIndexResponse.$Properties} ollamesh.raft.v1.ReadIndexResponse.$Shape
                 */

                /**
                 * Constructs a new ReadIndexResponse.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a ReadIndexResponse.
                 * @constructor
                 * @param {ollamesh.raft.v1.ReadIndexResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ReadIndexResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ReadIndexResponse index.
                 * @member {number} index
                 * @memberof ollamesh.raft.v1.ReadIndexResponse
                 * @instance
                 */
                ReadIndexResponse.prototype.index = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * ReadIndexResponse readId.
                 * @member {number} readId
                 * @memberof ollamesh.raft.v1.ReadIndexResponse
                 * @instance
                 */
                ReadIndexResponse.prototype.readId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new ReadIndexResponse instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.ReadIndexResponse
                 * @static
                 * @param {ollamesh.raft.v1.ReadIndexResponse.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.ReadIndexResponse} ReadIndexResponse instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.ReadIndexResponse.$Shape): ollamesh.raft.v1.ReadIndexResponse & ollamesh.raft.v1.ReadIndexResponse.$Shape;
                 *   (properties?: ollamesh.raft.v1.ReadIndexResponse.$Properties): ollamesh.raft.v1.ReadIndexResponse;
                 * }}
                 */
                ReadIndexResponse.create = function(properties) {
                    return new ReadIndexResponse(properties);
                };

                /**
                 * Encodes the specified ReadIndexResponse message. Does not implicitly {@link ollamesh.raft.v1.ReadIndexResponse.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.ReadIndexResponse
                 * @static
                 * @param {ollamesh.raft.v1.ReadIndexResponse.$Properties} message ReadIndexResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ReadIndexResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.index != null && $Object.hasOwnProperty.call(message, "index") && (typeof message.index === "object" ? message.index.low || message.index.high : message.index !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.index);
                    if (message.readId != null && $Object.hasOwnProperty.call(message, "readId") && (typeof message.readId === "object" ? message.readId.low || message.readId.high : message.readId !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.readId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ReadIndexResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.ReadIndexResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ReadIndexResponse & ollamesh.raft.v1.ReadIndexResponse.$Shape} ReadIndexResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ReadIndexResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.ReadIndexResponse();
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
                                    message.index = value;
                                else
                                    delete message.index;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.readId = value;
                                else
                                    delete message.readId;
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

                return ReadIndexResponse;
            })();

            v1.Proposal = (function() {

                /**
                 * Properties of a Proposal.
                 * @typedef {Object} ollamesh.raft.v1.Proposal.$Properties
                 * @property {Array.<ollamesh.raft.v1.Entry.$Properties>|null} [entries] Proposal entries
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Proposal.
                 * @memberof ollamesh.raft.v1
                 * @interface IProposal
                 * @augments ollamesh.raft.v1.Proposal.$Properties
                 * @deprecated Use ollamesh.raft.v1.Proposal.$Properties instead.
                 */

                /**
                 * Shape of a Proposal.
                 * @typedef {ollamesh.raft.v1.Proposal.$Properties} ollamesh.raft.v1.Proposal.$Shape
                 */

                /**
                 * Constructs a new Proposal.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a Proposal.
                 * @constructor
                 * @param {ollamesh.raft.v1.Proposal.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Proposal = function (properties) {
                    this.entries = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Proposal entries.
                 * @member {Array.<ollamesh.raft.v1.Entry.$Properties>} entries
                 * @memberof ollamesh.raft.v1.Proposal
                 * @instance
                 */
                Proposal.prototype.entries = $util.emptyArray;

                /**
                 * Creates a new Proposal instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Proposal
                 * @static
                 * @param {ollamesh.raft.v1.Proposal.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Proposal} Proposal instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Proposal.$Shape): ollamesh.raft.v1.Proposal & ollamesh.raft.v1.Proposal.$Shape;
                 *   (properties?: ollamesh.raft.v1.Proposal.$Properties): ollamesh.raft.v1.Proposal;
                 * }}
                 */
                Proposal.create = function(properties) {
                    return new Proposal(properties);
                };

                /**
                 * Encodes the specified Proposal message. Does not implicitly {@link ollamesh.raft.v1.Proposal.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Proposal
                 * @static
                 * @param {ollamesh.raft.v1.Proposal.$Properties} message Proposal message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Proposal.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.entries != null && message.entries.length)
                        for (let i = 0; i < message.entries.length; ++i)
                            $root.ollamesh.raft.v1.Entry.encode(message.entries[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Proposal message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Proposal
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Proposal & ollamesh.raft.v1.Proposal.$Shape} Proposal
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Proposal.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Proposal();
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
                                if (!(message.entries && message.entries.length))
                                    message.entries = [];
                                message.entries.push($root.ollamesh.raft.v1.Entry.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return Proposal;
            })();

            v1.TransferLeader = (function() {

                /**
                 * Properties of a TransferLeader.
                 * @typedef {Object} ollamesh.raft.v1.TransferLeader.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TransferLeader.
                 * @memberof ollamesh.raft.v1
                 * @interface ITransferLeader
                 * @augments ollamesh.raft.v1.TransferLeader.$Properties
                 * @deprecated Use ollamesh.raft.v1.TransferLeader.$Properties instead.
                 */

                /**
                 * Shape of a TransferLeader.
                 * @typedef {ollamesh.raft.v1.TransferLeader.$Properties} ollamesh.raft.v1.TransferLeader.$Shape
                 */

                /**
                 * Constructs a new TransferLeader.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a TransferLeader.
                 * @constructor
                 * @param {ollamesh.raft.v1.TransferLeader.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TransferLeader = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new TransferLeader instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.TransferLeader
                 * @static
                 * @param {ollamesh.raft.v1.TransferLeader.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.TransferLeader} TransferLeader instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.TransferLeader.$Shape): ollamesh.raft.v1.TransferLeader & ollamesh.raft.v1.TransferLeader.$Shape;
                 *   (properties?: ollamesh.raft.v1.TransferLeader.$Properties): ollamesh.raft.v1.TransferLeader;
                 * }}
                 */
                TransferLeader.create = function(properties) {
                    return new TransferLeader(properties);
                };

                /**
                 * Encodes the specified TransferLeader message. Does not implicitly {@link ollamesh.raft.v1.TransferLeader.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.TransferLeader
                 * @static
                 * @param {ollamesh.raft.v1.TransferLeader.$Properties} message TransferLeader message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TransferLeader.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TransferLeader message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.TransferLeader
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.TransferLeader & ollamesh.raft.v1.TransferLeader.$Shape} TransferLeader
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TransferLeader.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.TransferLeader();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
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

                return TransferLeader;
            })();

            v1.Hello = (function() {

                /**
                 * Properties of a Hello.
                 * @typedef {Object} ollamesh.raft.v1.Hello.$Properties
                 * @property {number|null} [members] Hello members
                 * @property {boolean|null} [hasBootstrap] Hello hasBootstrap
                 * @property {string|null} [recoveredFrom] Hello recoveredFrom
                 * @property {boolean|null} [hasLeader] Hello hasLeader
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Hello.
                 * @memberof ollamesh.raft.v1
                 * @interface IHello
                 * @augments ollamesh.raft.v1.Hello.$Properties
                 * @deprecated Use ollamesh.raft.v1.Hello.$Properties instead.
                 */

                /**
                 * Shape of a Hello.
                 * @typedef {ollamesh.raft.v1.Hello.$Properties} ollamesh.raft.v1.Hello.$Shape
                 */

                /**
                 * Constructs a new Hello.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a Hello.
                 * @constructor
                 * @param {ollamesh.raft.v1.Hello.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Hello = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Hello members.
                 * @member {number} members
                 * @memberof ollamesh.raft.v1.Hello
                 * @instance
                 */
                Hello.prototype.members = 0;

                /**
                 * Hello hasBootstrap.
                 * @member {boolean} hasBootstrap
                 * @memberof ollamesh.raft.v1.Hello
                 * @instance
                 */
                Hello.prototype.hasBootstrap = false;

                /**
                 * Hello recoveredFrom.
                 * @member {string} recoveredFrom
                 * @memberof ollamesh.raft.v1.Hello
                 * @instance
                 */
                Hello.prototype.recoveredFrom = "";

                /**
                 * Hello hasLeader.
                 * @member {boolean} hasLeader
                 * @memberof ollamesh.raft.v1.Hello
                 * @instance
                 */
                Hello.prototype.hasLeader = false;

                /**
                 * Creates a new Hello instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Hello
                 * @static
                 * @param {ollamesh.raft.v1.Hello.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Hello} Hello instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Hello.$Shape): ollamesh.raft.v1.Hello & ollamesh.raft.v1.Hello.$Shape;
                 *   (properties?: ollamesh.raft.v1.Hello.$Properties): ollamesh.raft.v1.Hello;
                 * }}
                 */
                Hello.create = function(properties) {
                    return new Hello(properties);
                };

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link ollamesh.raft.v1.Hello.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Hello
                 * @static
                 * @param {ollamesh.raft.v1.Hello.$Properties} message Hello message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Hello.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.members != null && $Object.hasOwnProperty.call(message, "members") && message.members !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.members);
                    if (message.hasBootstrap != null && $Object.hasOwnProperty.call(message, "hasBootstrap") && message.hasBootstrap !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.hasBootstrap);
                    if (message.recoveredFrom != null && $Object.hasOwnProperty.call(message, "recoveredFrom") && message.recoveredFrom !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.recoveredFrom);
                    if (message.hasLeader != null && $Object.hasOwnProperty.call(message, "hasLeader") && message.hasLeader !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.hasLeader);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Hello
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Hello & ollamesh.raft.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Hello.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Hello();
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
                                    message.members = value;
                                else
                                    delete message.members;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.hasBootstrap = value;
                                else
                                    delete message.hasBootstrap;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.recoveredFrom = value;
                                else
                                    delete message.recoveredFrom;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.hasLeader = value;
                                else
                                    delete message.hasLeader;
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

                return Hello;
            })();

            v1.Removed = (function() {

                /**
                 * Properties of a Removed.
                 * @typedef {Object} ollamesh.raft.v1.Removed.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Removed.
                 * @memberof ollamesh.raft.v1
                 * @interface IRemoved
                 * @augments ollamesh.raft.v1.Removed.$Properties
                 * @deprecated Use ollamesh.raft.v1.Removed.$Properties instead.
                 */

                /**
                 * Shape of a Removed.
                 * @typedef {ollamesh.raft.v1.Removed.$Properties} ollamesh.raft.v1.Removed.$Shape
                 */

                /**
                 * Constructs a new Removed.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a Removed.
                 * @constructor
                 * @param {ollamesh.raft.v1.Removed.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Removed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new Removed instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Removed
                 * @static
                 * @param {ollamesh.raft.v1.Removed.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Removed} Removed instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Removed.$Shape): ollamesh.raft.v1.Removed & ollamesh.raft.v1.Removed.$Shape;
                 *   (properties?: ollamesh.raft.v1.Removed.$Properties): ollamesh.raft.v1.Removed;
                 * }}
                 */
                Removed.create = function(properties) {
                    return new Removed(properties);
                };

                /**
                 * Encodes the specified Removed message. Does not implicitly {@link ollamesh.raft.v1.Removed.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Removed
                 * @static
                 * @param {ollamesh.raft.v1.Removed.$Properties} message Removed message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Removed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Removed message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Removed
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Removed & ollamesh.raft.v1.Removed.$Shape} Removed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Removed.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Removed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
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

                return Removed;
            })();

            v1.Join = (function() {

                /**
                 * Properties of a Join.
                 * @typedef {Object} ollamesh.raft.v1.Join.$Properties
                 * @property {string|null} [zone] Join zone
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Join.
                 * @memberof ollamesh.raft.v1
                 * @interface IJoin
                 * @augments ollamesh.raft.v1.Join.$Properties
                 * @deprecated Use ollamesh.raft.v1.Join.$Properties instead.
                 */

                /**
                 * Shape of a Join.
                 * @typedef {ollamesh.raft.v1.Join.$Properties} ollamesh.raft.v1.Join.$Shape
                 */

                /**
                 * Constructs a new Join.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a Join.
                 * @constructor
                 * @param {ollamesh.raft.v1.Join.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Join = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Join zone.
                 * @member {string} zone
                 * @memberof ollamesh.raft.v1.Join
                 * @instance
                 */
                Join.prototype.zone = "";

                /**
                 * Creates a new Join instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.Join
                 * @static
                 * @param {ollamesh.raft.v1.Join.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.Join} Join instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.Join.$Shape): ollamesh.raft.v1.Join & ollamesh.raft.v1.Join.$Shape;
                 *   (properties?: ollamesh.raft.v1.Join.$Properties): ollamesh.raft.v1.Join;
                 * }}
                 */
                Join.create = function(properties) {
                    return new Join(properties);
                };

                /**
                 * Encodes the specified Join message. Does not implicitly {@link ollamesh.raft.v1.Join.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.Join
                 * @static
                 * @param {ollamesh.raft.v1.Join.$Properties} message Join message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Join.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.zone != null && $Object.hasOwnProperty.call(message, "zone") && message.zone !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.zone);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Join message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.Join
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Join & ollamesh.raft.v1.Join.$Shape} Join
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Join.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.Join();
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
                                    message.zone = value;
                                else
                                    delete message.zone;
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

                return Join;
            })();

            v1.LagRequest = (function() {

                /**
                 * Properties of a LagRequest.
                 * @typedef {Object} ollamesh.raft.v1.LagRequest.$Properties
                 * @property {number|null} [id] LagRequest id
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LagRequest.
                 * @memberof ollamesh.raft.v1
                 * @interface ILagRequest
                 * @augments ollamesh.raft.v1.LagRequest.$Properties
                 * @deprecated Use ollamesh.raft.v1.LagRequest.$Properties instead.
                 */

                /**
                 * Shape of a LagRequest.
                 * @typedef {ollamesh.raft.v1.LagRequest.$Properties} ollamesh.raft.v1.LagRequest.$Shape
                 */

                /**
                 * Constructs a new LagRequest.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a LagRequest.
                 * @constructor
                 * @param {ollamesh.raft.v1.LagRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LagRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LagRequest id.
                 * @member {number} id
                 * @memberof ollamesh.raft.v1.LagRequest
                 * @instance
                 */
                LagRequest.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new LagRequest instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.LagRequest
                 * @static
                 * @param {ollamesh.raft.v1.LagRequest.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.LagRequest} LagRequest instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.LagRequest.$Shape): ollamesh.raft.v1.LagRequest & ollamesh.raft.v1.LagRequest.$Shape;
                 *   (properties?: ollamesh.raft.v1.LagRequest.$Properties): ollamesh.raft.v1.LagRequest;
                 * }}
                 */
                LagRequest.create = function(properties) {
                    return new LagRequest(properties);
                };

                /**
                 * Encodes the specified LagRequest message. Does not implicitly {@link ollamesh.raft.v1.LagRequest.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.LagRequest
                 * @static
                 * @param {ollamesh.raft.v1.LagRequest.$Properties} message LagRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LagRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LagRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.LagRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.LagRequest & ollamesh.raft.v1.LagRequest.$Shape} LagRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LagRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.LagRequest();
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

                return LagRequest;
            })();

            v1.LagReport = (function() {

                /**
                 * Properties of a LagReport.
                 * @typedef {Object} ollamesh.raft.v1.LagReport.$Properties
                 * @property {number|null} [id] LagReport id
                 * @property {Array.<ollamesh.raft.v1.MemberLag.$Properties>|null} [members] LagReport members
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LagReport.
                 * @memberof ollamesh.raft.v1
                 * @interface ILagReport
                 * @augments ollamesh.raft.v1.LagReport.$Properties
                 * @deprecated Use ollamesh.raft.v1.LagReport.$Properties instead.
                 */

                /**
                 * Shape of a LagReport.
                 * @typedef {ollamesh.raft.v1.LagReport.$Properties} ollamesh.raft.v1.LagReport.$Shape
                 */

                /**
                 * Constructs a new LagReport.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a LagReport.
                 * @constructor
                 * @param {ollamesh.raft.v1.LagReport.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LagReport = function (properties) {
                    this.members = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LagReport id.
                 * @member {number} id
                 * @memberof ollamesh.raft.v1.LagReport
                 * @instance
                 */
                LagReport.prototype.id = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * LagReport members.
                 * @member {Array.<ollamesh.raft.v1.MemberLag.$Properties>} members
                 * @memberof ollamesh.raft.v1.LagReport
                 * @instance
                 */
                LagReport.prototype.members = $util.emptyArray;

                /**
                 * Creates a new LagReport instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.LagReport
                 * @static
                 * @param {ollamesh.raft.v1.LagReport.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.LagReport} LagReport instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.LagReport.$Shape): ollamesh.raft.v1.LagReport & ollamesh.raft.v1.LagReport.$Shape;
                 *   (properties?: ollamesh.raft.v1.LagReport.$Properties): ollamesh.raft.v1.LagReport;
                 * }}
                 */
                LagReport.create = function(properties) {
                    return new LagReport(properties);
                };

                /**
                 * Encodes the specified LagReport message. Does not implicitly {@link ollamesh.raft.v1.LagReport.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.LagReport
                 * @static
                 * @param {ollamesh.raft.v1.LagReport.$Properties} message LagReport message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LagReport.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && (typeof message.id === "object" ? message.id.low || message.id.high : message.id !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.id);
                    if (message.members != null && message.members.length)
                        for (let i = 0; i < message.members.length; ++i)
                            $root.ollamesh.raft.v1.MemberLag.encode(message.members[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LagReport message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.LagReport
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.LagReport & ollamesh.raft.v1.LagReport.$Shape} LagReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LagReport.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.LagReport();
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
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.members && message.members.length))
                                    message.members = [];
                                message.members.push($root.ollamesh.raft.v1.MemberLag.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return LagReport;
            })();

            v1.MemberLag = (function() {

                /**
                 * Properties of a MemberLag.
                 * @typedef {Object} ollamesh.raft.v1.MemberLag.$Properties
                 * @property {number|null} [node] MemberLag node
                 * @property {number|null} [behind] MemberLag behind
                 * @property {number|null} [silentMs] MemberLag silentMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a MemberLag.
                 * @memberof ollamesh.raft.v1
                 * @interface IMemberLag
                 * @augments ollamesh.raft.v1.MemberLag.$Properties
                 * @deprecated Use ollamesh.raft.v1.MemberLag.$Properties instead.
                 */

                /**
                 * Shape of a MemberLag.
                 * @typedef {ollamesh.raft.v1.MemberLag.$Properties} ollamesh.raft.v1.MemberLag.$Shape
                 */

                /**
                 * Constructs a new MemberLag.
                 * @memberof ollamesh.raft.v1
                 * @classdesc Represents a MemberLag.
                 * @constructor
                 * @param {ollamesh.raft.v1.MemberLag.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const MemberLag = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * MemberLag node.
                 * @member {number} node
                 * @memberof ollamesh.raft.v1.MemberLag
                 * @instance
                 */
                MemberLag.prototype.node = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * MemberLag behind.
                 * @member {number} behind
                 * @memberof ollamesh.raft.v1.MemberLag
                 * @instance
                 */
                MemberLag.prototype.behind = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * MemberLag silentMs.
                 * @member {number|null|undefined} silentMs
                 * @memberof ollamesh.raft.v1.MemberLag
                 * @instance
                 */
                MemberLag.prototype.silentMs = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                // Virtual OneOf for proto3 optional field
                $Object.defineProperty(MemberLag.prototype, "_silentMs", {
                    get: $util.oneOfGetter($oneOfFields = ["silentMs"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Creates a new MemberLag instance using the specified properties.
                 * @function create
                 * @memberof ollamesh.raft.v1.MemberLag
                 * @static
                 * @param {ollamesh.raft.v1.MemberLag.$Properties=} [properties] Properties to set
                 * @returns {ollamesh.raft.v1.MemberLag} MemberLag instance
                 * @type {{
                 *   (properties: ollamesh.raft.v1.MemberLag.$Shape): ollamesh.raft.v1.MemberLag & ollamesh.raft.v1.MemberLag.$Shape;
                 *   (properties?: ollamesh.raft.v1.MemberLag.$Properties): ollamesh.raft.v1.MemberLag;
                 * }}
                 */
                MemberLag.create = function(properties) {
                    return new MemberLag(properties);
                };

                /**
                 * Encodes the specified MemberLag message. Does not implicitly {@link ollamesh.raft.v1.MemberLag.verify|verify} messages.
                 * @function encode
                 * @memberof ollamesh.raft.v1.MemberLag
                 * @static
                 * @param {ollamesh.raft.v1.MemberLag.$Properties} message MemberLag message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                MemberLag.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.node != null && $Object.hasOwnProperty.call(message, "node") && (typeof message.node === "object" ? message.node.low || message.node.high : message.node !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.node);
                    if (message.behind != null && $Object.hasOwnProperty.call(message, "behind") && (typeof message.behind === "object" ? message.behind.low || message.behind.high : message.behind !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.behind);
                    if (message.silentMs != null && $Object.hasOwnProperty.call(message, "silentMs"))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.silentMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a MemberLag message from the specified reader or buffer.
                 * @function decode
                 * @memberof ollamesh.raft.v1.MemberLag
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.MemberLag & ollamesh.raft.v1.MemberLag.$Shape} MemberLag
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                MemberLag.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.ollamesh.raft.v1.MemberLag();
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
                                    message.node = value;
                                else
                                    delete message.node;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.behind = value;
                                else
                                    delete message.behind;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.silentMs = reader.uint64();
                                message._silentMs = "silentMs";
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

                return MemberLag;
            })();

            return v1;
        })();

        return raft;
    })();

    return ollamesh;
})();

export {
  $root as default
};
