// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace raft. */
    namespace raft {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Frame.
             * @deprecated Use ollamesh.raft.v1.Frame.$Properties instead.
             */
            interface IFrame extends ollamesh.raft.v1.Frame.$Properties {
            }

            /** Represents a Frame. */
            class Frame {

                /**
                 * Constructs a new Frame.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Frame.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Frame cluster. */
                cluster: string;

                /** Frame from. */
                from: number;

                /** Frame to. */
                to: number;

                /** Frame term. */
                term: number;

                /** Frame life. */
                life: number;

                /** Frame append. */
                append?: (ollamesh.raft.v1.Append.$Properties|null);

                /** Frame appendResponse. */
                appendResponse?: (ollamesh.raft.v1.AppendResponse.$Properties|null);

                /** Frame vote. */
                vote?: (ollamesh.raft.v1.Vote.$Properties|null);

                /** Frame voteResponse. */
                voteResponse?: (ollamesh.raft.v1.VoteResponse.$Properties|null);

                /** Frame snapshotChunk. */
                snapshotChunk?: (ollamesh.raft.v1.SnapshotChunk.$Properties|null);

                /** Frame heartbeat. */
                heartbeat?: (ollamesh.raft.v1.Heartbeat.$Properties|null);

                /** Frame heartbeatResponse. */
                heartbeatResponse?: (ollamesh.raft.v1.HeartbeatResponse.$Properties|null);

                /** Frame timeoutNow. */
                timeoutNow?: (ollamesh.raft.v1.TimeoutNow.$Properties|null);

                /** Frame readIndex. */
                readIndex?: (ollamesh.raft.v1.ReadIndex.$Properties|null);

                /** Frame readIndexResponse. */
                readIndexResponse?: (ollamesh.raft.v1.ReadIndexResponse.$Properties|null);

                /** Frame proposal. */
                proposal?: (ollamesh.raft.v1.Proposal.$Properties|null);

                /** Frame transferLeader. */
                transferLeader?: (ollamesh.raft.v1.TransferLeader.$Properties|null);

                /** Frame hello. */
                hello?: (ollamesh.raft.v1.Hello.$Properties|null);

                /** Frame join. */
                join?: (ollamesh.raft.v1.Join.$Properties|null);

                /** Frame lagRequest. */
                lagRequest?: (ollamesh.raft.v1.LagRequest.$Properties|null);

                /** Frame lagReport. */
                lagReport?: (ollamesh.raft.v1.LagReport.$Properties|null);

                /** Frame removed. */
                removed?: (ollamesh.raft.v1.Removed.$Properties|null);

                /** Frame kind. */
                kind?: ("append"|"appendResponse"|"vote"|"voteResponse"|"snapshotChunk"|"heartbeat"|"heartbeatResponse"|"timeoutNow"|"readIndex"|"readIndexResponse"|"proposal"|"transferLeader"|"hello"|"join"|"lagRequest"|"lagReport"|"removed");

                /**
                 * Creates a new Frame instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Frame instance
                 */
                static create(properties: ollamesh.raft.v1.Frame.$Shape): ollamesh.raft.v1.Frame & ollamesh.raft.v1.Frame.$Shape;
                static create(properties?: ollamesh.raft.v1.Frame.$Properties): ollamesh.raft.v1.Frame;

                /**
                 * Encodes the specified Frame message. Does not implicitly {@link ollamesh.raft.v1.Frame.verify|verify} messages.
                 * @param message Frame message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Frame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Frame message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Frame & ollamesh.raft.v1.Frame.$Shape} Frame
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Frame & ollamesh.raft.v1.Frame.$Shape;
            }

            namespace Frame {

                /** Properties of a Frame. */
                interface $Properties {

                    /** Frame cluster */
                    cluster?: (string|null);

                    /** Frame from */
                    from?: (number|null);

                    /** Frame to */
                    to?: (number|null);

                    /** Frame term */
                    term?: (number|null);

                    /** Frame life */
                    life?: (number|null);

                    /** Frame append */
                    append?: (ollamesh.raft.v1.Append.$Properties|null);

                    /** Frame appendResponse */
                    appendResponse?: (ollamesh.raft.v1.AppendResponse.$Properties|null);

                    /** Frame vote */
                    vote?: (ollamesh.raft.v1.Vote.$Properties|null);

                    /** Frame voteResponse */
                    voteResponse?: (ollamesh.raft.v1.VoteResponse.$Properties|null);

                    /** Frame snapshotChunk */
                    snapshotChunk?: (ollamesh.raft.v1.SnapshotChunk.$Properties|null);

                    /** Frame heartbeat */
                    heartbeat?: (ollamesh.raft.v1.Heartbeat.$Properties|null);

                    /** Frame heartbeatResponse */
                    heartbeatResponse?: (ollamesh.raft.v1.HeartbeatResponse.$Properties|null);

                    /** Frame timeoutNow */
                    timeoutNow?: (ollamesh.raft.v1.TimeoutNow.$Properties|null);

                    /** Frame readIndex */
                    readIndex?: (ollamesh.raft.v1.ReadIndex.$Properties|null);

                    /** Frame readIndexResponse */
                    readIndexResponse?: (ollamesh.raft.v1.ReadIndexResponse.$Properties|null);

                    /** Frame proposal */
                    proposal?: (ollamesh.raft.v1.Proposal.$Properties|null);

                    /** Frame transferLeader */
                    transferLeader?: (ollamesh.raft.v1.TransferLeader.$Properties|null);

                    /** Frame hello */
                    hello?: (ollamesh.raft.v1.Hello.$Properties|null);

                    /** Frame join */
                    join?: (ollamesh.raft.v1.Join.$Properties|null);

                    /** Frame lagRequest */
                    lagRequest?: (ollamesh.raft.v1.LagRequest.$Properties|null);

                    /** Frame lagReport */
                    lagReport?: (ollamesh.raft.v1.LagReport.$Properties|null);

                    /** Frame removed */
                    removed?: (ollamesh.raft.v1.Removed.$Properties|null);

                    /** Frame kind */
                    kind?: ("append"|"appendResponse"|"vote"|"voteResponse"|"snapshotChunk"|"heartbeat"|"heartbeatResponse"|"timeoutNow"|"readIndex"|"readIndexResponse"|"proposal"|"transferLeader"|"hello"|"join"|"lagRequest"|"lagReport"|"removed");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Frame. */
                type $Shape = {
                  cluster?: string|null;
                  from?: number|null;
                  to?: number|null;
                  term?: number|null;
                  life?: number|null;
                  append?: ollamesh.raft.v1.Append.$Shape|null;
                  appendResponse?: ollamesh.raft.v1.AppendResponse.$Shape|null;
                  vote?: ollamesh.raft.v1.Vote.$Shape|null;
                  voteResponse?: ollamesh.raft.v1.VoteResponse.$Shape|null;
                  snapshotChunk?: ollamesh.raft.v1.SnapshotChunk.$Shape|null;
                  heartbeat?: ollamesh.raft.v1.Heartbeat.$Shape|null;
                  heartbeatResponse?: ollamesh.raft.v1.HeartbeatResponse.$Shape|null;
                  timeoutNow?: ollamesh.raft.v1.TimeoutNow.$Shape|null;
                  readIndex?: ollamesh.raft.v1.ReadIndex.$Shape|null;
                  readIndexResponse?: ollamesh.raft.v1.ReadIndexResponse.$Shape|null;
                  proposal?: ollamesh.raft.v1.Proposal.$Shape|null;
                  transferLeader?: ollamesh.raft.v1.TransferLeader.$Shape|null;
                  hello?: ollamesh.raft.v1.Hello.$Shape|null;
                  join?: ollamesh.raft.v1.Join.$Shape|null;
                  lagRequest?: ollamesh.raft.v1.LagRequest.$Shape|null;
                  lagReport?: ollamesh.raft.v1.LagReport.$Shape|null;
                  removed?: ollamesh.raft.v1.Removed.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "append"; append: ollamesh.raft.v1.Append.$Shape; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "appendResponse"; append?: null; appendResponse: ollamesh.raft.v1.AppendResponse.$Shape; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "vote"; append?: null; appendResponse?: null; vote: ollamesh.raft.v1.Vote.$Shape; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "voteResponse"; append?: null; appendResponse?: null; vote?: null; voteResponse: ollamesh.raft.v1.VoteResponse.$Shape; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "snapshotChunk"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk: ollamesh.raft.v1.SnapshotChunk.$Shape; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "heartbeat"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat: ollamesh.raft.v1.Heartbeat.$Shape; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "heartbeatResponse"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse: ollamesh.raft.v1.HeartbeatResponse.$Shape; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "timeoutNow"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow: ollamesh.raft.v1.TimeoutNow.$Shape; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "readIndex"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex: ollamesh.raft.v1.ReadIndex.$Shape; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "readIndexResponse"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse: ollamesh.raft.v1.ReadIndexResponse.$Shape; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "proposal"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal: ollamesh.raft.v1.Proposal.$Shape; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "transferLeader"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader: ollamesh.raft.v1.TransferLeader.$Shape; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "hello"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello: ollamesh.raft.v1.Hello.$Shape; join?: null; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "join"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join: ollamesh.raft.v1.Join.$Shape; lagRequest?: null; lagReport?: null; removed?: null }|{ kind?: "lagRequest"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest: ollamesh.raft.v1.LagRequest.$Shape; lagReport?: null; removed?: null }|{ kind?: "lagReport"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport: ollamesh.raft.v1.LagReport.$Shape; removed?: null }|{ kind?: "removed"; append?: null; appendResponse?: null; vote?: null; voteResponse?: null; snapshotChunk?: null; heartbeat?: null; heartbeatResponse?: null; timeoutNow?: null; readIndex?: null; readIndexResponse?: null; proposal?: null; transferLeader?: null; hello?: null; join?: null; lagRequest?: null; lagReport?: null; removed: ollamesh.raft.v1.Removed.$Shape })
                );
            }

            /**
             * Properties of an EntryId.
             * @deprecated Use ollamesh.raft.v1.EntryId.$Properties instead.
             */
            interface IEntryId extends ollamesh.raft.v1.EntryId.$Properties {
            }

            /** Represents an EntryId. */
            class EntryId {

                /**
                 * Constructs a new EntryId.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.EntryId.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EntryId term. */
                term: number;

                /** EntryId index. */
                index: number;

                /**
                 * Creates a new EntryId instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns EntryId instance
                 */
                static create(properties: ollamesh.raft.v1.EntryId.$Shape): ollamesh.raft.v1.EntryId & ollamesh.raft.v1.EntryId.$Shape;
                static create(properties?: ollamesh.raft.v1.EntryId.$Properties): ollamesh.raft.v1.EntryId;

                /**
                 * Encodes the specified EntryId message. Does not implicitly {@link ollamesh.raft.v1.EntryId.verify|verify} messages.
                 * @param message EntryId message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.EntryId.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EntryId message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.EntryId & ollamesh.raft.v1.EntryId.$Shape} EntryId
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.EntryId & ollamesh.raft.v1.EntryId.$Shape;
            }

            namespace EntryId {

                /** Properties of an EntryId. */
                interface $Properties {

                    /** EntryId term */
                    term?: (number|null);

                    /** EntryId index */
                    index?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EntryId. */
                type $Shape = ollamesh.raft.v1.EntryId.$Properties;
            }

            /**
             * Properties of an Entry.
             * @deprecated Use ollamesh.raft.v1.Entry.$Properties instead.
             */
            interface IEntry extends ollamesh.raft.v1.Entry.$Properties {
            }

            /** Represents an Entry. */
            class Entry {

                /**
                 * Constructs a new Entry.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Entry.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Entry term. */
                term: number;

                /** Entry index. */
                index: number;

                /** Entry data. */
                data: Uint8Array;

                /** Entry change. */
                change?: (ollamesh.raft.v1.ConfChange.$Properties|null);

                /**
                 * Creates a new Entry instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Entry instance
                 */
                static create(properties: ollamesh.raft.v1.Entry.$Shape): ollamesh.raft.v1.Entry & ollamesh.raft.v1.Entry.$Shape;
                static create(properties?: ollamesh.raft.v1.Entry.$Properties): ollamesh.raft.v1.Entry;

                /**
                 * Encodes the specified Entry message. Does not implicitly {@link ollamesh.raft.v1.Entry.verify|verify} messages.
                 * @param message Entry message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Entry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Entry message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Entry & ollamesh.raft.v1.Entry.$Shape} Entry
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Entry & ollamesh.raft.v1.Entry.$Shape;
            }

            namespace Entry {

                /** Properties of an Entry. */
                interface $Properties {

                    /** Entry term */
                    term?: (number|null);

                    /** Entry index */
                    index?: (number|null);

                    /** Entry data */
                    data?: (Uint8Array|null);

                    /** Entry change */
                    change?: (ollamesh.raft.v1.ConfChange.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Entry. */
                type $Shape = ollamesh.raft.v1.Entry.$Properties;
            }

            /**
             * Properties of a ConfChange.
             * @deprecated Use ollamesh.raft.v1.ConfChange.$Properties instead.
             */
            interface IConfChange extends ollamesh.raft.v1.ConfChange.$Properties {
            }

            /** Represents a ConfChange. */
            class ConfChange {

                /**
                 * Constructs a new ConfChange.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.ConfChange.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ConfChange version. */
                version: number;

                /** ConfChange transition. */
                transition: string;

                /** ConfChange steps. */
                steps: ollamesh.raft.v1.ConfChange.Step.$Properties[];

                /** ConfChange context. */
                context: Uint8Array;

                /**
                 * Creates a new ConfChange instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ConfChange instance
                 */
                static create(properties: ollamesh.raft.v1.ConfChange.$Shape): ollamesh.raft.v1.ConfChange & ollamesh.raft.v1.ConfChange.$Shape;
                static create(properties?: ollamesh.raft.v1.ConfChange.$Properties): ollamesh.raft.v1.ConfChange;

                /**
                 * Encodes the specified ConfChange message. Does not implicitly {@link ollamesh.raft.v1.ConfChange.verify|verify} messages.
                 * @param message ConfChange message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.ConfChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ConfChange message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ConfChange & ollamesh.raft.v1.ConfChange.$Shape} ConfChange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.ConfChange & ollamesh.raft.v1.ConfChange.$Shape;
            }

            namespace ConfChange {

                /** Properties of a ConfChange. */
                interface $Properties {

                    /** ConfChange version */
                    version?: (number|null);

                    /** ConfChange transition */
                    transition?: (string|null);

                    /** ConfChange steps */
                    steps?: (ollamesh.raft.v1.ConfChange.Step.$Properties[]|null);

                    /** ConfChange context */
                    context?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ConfChange. */
                type $Shape = ollamesh.raft.v1.ConfChange.$Properties;

                /**
                 * Properties of a Step.
                 * @deprecated Use ollamesh.raft.v1.ConfChange.Step.$Properties instead.
                 */
                interface IStep extends ollamesh.raft.v1.ConfChange.Step.$Properties {
                }

                /** Represents a Step. */
                class Step {

                    /**
                     * Constructs a new Step.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: ollamesh.raft.v1.ConfChange.Step.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Step kind. */
                    kind: string;

                    /** Step node. */
                    node: number;

                    /**
                     * Creates a new Step instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Step instance
                     */
                    static create(properties: ollamesh.raft.v1.ConfChange.Step.$Shape): ollamesh.raft.v1.ConfChange.Step & ollamesh.raft.v1.ConfChange.Step.$Shape;
                    static create(properties?: ollamesh.raft.v1.ConfChange.Step.$Properties): ollamesh.raft.v1.ConfChange.Step;

                    /**
                     * Encodes the specified Step message. Does not implicitly {@link ollamesh.raft.v1.ConfChange.Step.verify|verify} messages.
                     * @param message Step message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: ollamesh.raft.v1.ConfChange.Step.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Step message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {ollamesh.raft.v1.ConfChange.Step & ollamesh.raft.v1.ConfChange.Step.$Shape} Step
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.ConfChange.Step & ollamesh.raft.v1.ConfChange.Step.$Shape;
                }

                namespace Step {

                    /** Properties of a Step. */
                    interface $Properties {

                        /** Step kind */
                        kind?: (string|null);

                        /** Step node */
                        node?: (number|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Step. */
                    type $Shape = ollamesh.raft.v1.ConfChange.Step.$Properties;
                }
            }

            /**
             * Properties of a ConfState.
             * @deprecated Use ollamesh.raft.v1.ConfState.$Properties instead.
             */
            interface IConfState extends ollamesh.raft.v1.ConfState.$Properties {
            }

            /** Represents a ConfState. */
            class ConfState {

                /**
                 * Constructs a new ConfState.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.ConfState.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ConfState voters. */
                voters: number[];

                /** ConfState votersOutgoing. */
                votersOutgoing: number[];

                /** ConfState learners. */
                learners: number[];

                /** ConfState learnersNext. */
                learnersNext: number[];

                /** ConfState autoLeave. */
                autoLeave: boolean;

                /**
                 * Creates a new ConfState instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ConfState instance
                 */
                static create(properties: ollamesh.raft.v1.ConfState.$Shape): ollamesh.raft.v1.ConfState & ollamesh.raft.v1.ConfState.$Shape;
                static create(properties?: ollamesh.raft.v1.ConfState.$Properties): ollamesh.raft.v1.ConfState;

                /**
                 * Encodes the specified ConfState message. Does not implicitly {@link ollamesh.raft.v1.ConfState.verify|verify} messages.
                 * @param message ConfState message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.ConfState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ConfState message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ConfState & ollamesh.raft.v1.ConfState.$Shape} ConfState
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.ConfState & ollamesh.raft.v1.ConfState.$Shape;
            }

            namespace ConfState {

                /** Properties of a ConfState. */
                interface $Properties {

                    /** ConfState voters */
                    voters?: (number[]|null);

                    /** ConfState votersOutgoing */
                    votersOutgoing?: (number[]|null);

                    /** ConfState learners */
                    learners?: (number[]|null);

                    /** ConfState learnersNext */
                    learnersNext?: (number[]|null);

                    /** ConfState autoLeave */
                    autoLeave?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ConfState. */
                type $Shape = ollamesh.raft.v1.ConfState.$Properties;
            }

            /**
             * Properties of an Append.
             * @deprecated Use ollamesh.raft.v1.Append.$Properties instead.
             */
            interface IAppend extends ollamesh.raft.v1.Append.$Properties {
            }

            /** Represents an Append. */
            class Append {

                /**
                 * Constructs a new Append.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Append.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Append prev. */
                prev?: (ollamesh.raft.v1.EntryId.$Properties|null);

                /** Append entries. */
                entries: ollamesh.raft.v1.Entry.$Properties[];

                /** Append commit. */
                commit: number;

                /**
                 * Creates a new Append instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Append instance
                 */
                static create(properties: ollamesh.raft.v1.Append.$Shape): ollamesh.raft.v1.Append & ollamesh.raft.v1.Append.$Shape;
                static create(properties?: ollamesh.raft.v1.Append.$Properties): ollamesh.raft.v1.Append;

                /**
                 * Encodes the specified Append message. Does not implicitly {@link ollamesh.raft.v1.Append.verify|verify} messages.
                 * @param message Append message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Append.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Append message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Append & ollamesh.raft.v1.Append.$Shape} Append
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Append & ollamesh.raft.v1.Append.$Shape;
            }

            namespace Append {

                /** Properties of an Append. */
                interface $Properties {

                    /** Append prev */
                    prev?: (ollamesh.raft.v1.EntryId.$Properties|null);

                    /** Append entries */
                    entries?: (ollamesh.raft.v1.Entry.$Properties[]|null);

                    /** Append commit */
                    commit?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Append. */
                type $Shape = ollamesh.raft.v1.Append.$Properties;
            }

            /**
             * Properties of an AppendResponse.
             * @deprecated Use ollamesh.raft.v1.AppendResponse.$Properties instead.
             */
            interface IAppendResponse extends ollamesh.raft.v1.AppendResponse.$Properties {
            }

            /** Represents an AppendResponse. */
            class AppendResponse {

                /**
                 * Constructs a new AppendResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.AppendResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AppendResponse index. */
                index: number;

                /** AppendResponse hint. */
                hint?: (ollamesh.raft.v1.EntryId.$Properties|null);

                /**
                 * Creates a new AppendResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AppendResponse instance
                 */
                static create(properties: ollamesh.raft.v1.AppendResponse.$Shape): ollamesh.raft.v1.AppendResponse & ollamesh.raft.v1.AppendResponse.$Shape;
                static create(properties?: ollamesh.raft.v1.AppendResponse.$Properties): ollamesh.raft.v1.AppendResponse;

                /**
                 * Encodes the specified AppendResponse message. Does not implicitly {@link ollamesh.raft.v1.AppendResponse.verify|verify} messages.
                 * @param message AppendResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.AppendResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AppendResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.AppendResponse & ollamesh.raft.v1.AppendResponse.$Shape} AppendResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.AppendResponse & ollamesh.raft.v1.AppendResponse.$Shape;
            }

            namespace AppendResponse {

                /** Properties of an AppendResponse. */
                interface $Properties {

                    /** AppendResponse index */
                    index?: (number|null);

                    /** AppendResponse hint */
                    hint?: (ollamesh.raft.v1.EntryId.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AppendResponse. */
                type $Shape = ollamesh.raft.v1.AppendResponse.$Properties;
            }

            /**
             * Properties of a Vote.
             * @deprecated Use ollamesh.raft.v1.Vote.$Properties instead.
             */
            interface IVote extends ollamesh.raft.v1.Vote.$Properties {
            }

            /** Represents a Vote. */
            class Vote {

                /**
                 * Constructs a new Vote.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Vote.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Vote last. */
                last?: (ollamesh.raft.v1.EntryId.$Properties|null);

                /** Vote isTransfer. */
                isTransfer: boolean;

                /** Vote isPreVote. */
                isPreVote: boolean;

                /**
                 * Creates a new Vote instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Vote instance
                 */
                static create(properties: ollamesh.raft.v1.Vote.$Shape): ollamesh.raft.v1.Vote & ollamesh.raft.v1.Vote.$Shape;
                static create(properties?: ollamesh.raft.v1.Vote.$Properties): ollamesh.raft.v1.Vote;

                /**
                 * Encodes the specified Vote message. Does not implicitly {@link ollamesh.raft.v1.Vote.verify|verify} messages.
                 * @param message Vote message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Vote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Vote message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Vote & ollamesh.raft.v1.Vote.$Shape} Vote
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Vote & ollamesh.raft.v1.Vote.$Shape;
            }

            namespace Vote {

                /** Properties of a Vote. */
                interface $Properties {

                    /** Vote last */
                    last?: (ollamesh.raft.v1.EntryId.$Properties|null);

                    /** Vote isTransfer */
                    isTransfer?: (boolean|null);

                    /** Vote isPreVote */
                    isPreVote?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Vote. */
                type $Shape = ollamesh.raft.v1.Vote.$Properties;
            }

            /**
             * Properties of a VoteResponse.
             * @deprecated Use ollamesh.raft.v1.VoteResponse.$Properties instead.
             */
            interface IVoteResponse extends ollamesh.raft.v1.VoteResponse.$Properties {
            }

            /** Represents a VoteResponse. */
            class VoteResponse {

                /**
                 * Constructs a new VoteResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.VoteResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VoteResponse isGranted. */
                isGranted: boolean;

                /** VoteResponse isPreVote. */
                isPreVote: boolean;

                /**
                 * Creates a new VoteResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns VoteResponse instance
                 */
                static create(properties: ollamesh.raft.v1.VoteResponse.$Shape): ollamesh.raft.v1.VoteResponse & ollamesh.raft.v1.VoteResponse.$Shape;
                static create(properties?: ollamesh.raft.v1.VoteResponse.$Properties): ollamesh.raft.v1.VoteResponse;

                /**
                 * Encodes the specified VoteResponse message. Does not implicitly {@link ollamesh.raft.v1.VoteResponse.verify|verify} messages.
                 * @param message VoteResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.VoteResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VoteResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.VoteResponse & ollamesh.raft.v1.VoteResponse.$Shape} VoteResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.VoteResponse & ollamesh.raft.v1.VoteResponse.$Shape;
            }

            namespace VoteResponse {

                /** Properties of a VoteResponse. */
                interface $Properties {

                    /** VoteResponse isGranted */
                    isGranted?: (boolean|null);

                    /** VoteResponse isPreVote */
                    isPreVote?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VoteResponse. */
                type $Shape = ollamesh.raft.v1.VoteResponse.$Properties;
            }

            /**
             * Properties of a SnapshotChunk.
             * @deprecated Use ollamesh.raft.v1.SnapshotChunk.$Properties instead.
             */
            interface ISnapshotChunk extends ollamesh.raft.v1.SnapshotChunk.$Properties {
            }

            /** Represents a SnapshotChunk. */
            class SnapshotChunk {

                /**
                 * Constructs a new SnapshotChunk.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.SnapshotChunk.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SnapshotChunk last. */
                last?: (ollamesh.raft.v1.EntryId.$Properties|null);

                /** SnapshotChunk confState. */
                confState?: (ollamesh.raft.v1.ConfState.$Properties|null);

                /** SnapshotChunk offset. */
                offset: number;

                /** SnapshotChunk total. */
                total: number;

                /** SnapshotChunk bytes. */
                bytes: Uint8Array;

                /**
                 * Creates a new SnapshotChunk instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SnapshotChunk instance
                 */
                static create(properties: ollamesh.raft.v1.SnapshotChunk.$Shape): ollamesh.raft.v1.SnapshotChunk & ollamesh.raft.v1.SnapshotChunk.$Shape;
                static create(properties?: ollamesh.raft.v1.SnapshotChunk.$Properties): ollamesh.raft.v1.SnapshotChunk;

                /**
                 * Encodes the specified SnapshotChunk message. Does not implicitly {@link ollamesh.raft.v1.SnapshotChunk.verify|verify} messages.
                 * @param message SnapshotChunk message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.SnapshotChunk.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SnapshotChunk message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.SnapshotChunk & ollamesh.raft.v1.SnapshotChunk.$Shape} SnapshotChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.SnapshotChunk & ollamesh.raft.v1.SnapshotChunk.$Shape;
            }

            namespace SnapshotChunk {

                /** Properties of a SnapshotChunk. */
                interface $Properties {

                    /** SnapshotChunk last */
                    last?: (ollamesh.raft.v1.EntryId.$Properties|null);

                    /** SnapshotChunk confState */
                    confState?: (ollamesh.raft.v1.ConfState.$Properties|null);

                    /** SnapshotChunk offset */
                    offset?: (number|null);

                    /** SnapshotChunk total */
                    total?: (number|null);

                    /** SnapshotChunk bytes */
                    bytes?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SnapshotChunk. */
                type $Shape = ollamesh.raft.v1.SnapshotChunk.$Properties;
            }

            /**
             * Properties of a Heartbeat.
             * @deprecated Use ollamesh.raft.v1.Heartbeat.$Properties instead.
             */
            interface IHeartbeat extends ollamesh.raft.v1.Heartbeat.$Properties {
            }

            /** Represents a Heartbeat. */
            class Heartbeat {

                /**
                 * Constructs a new Heartbeat.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Heartbeat.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Heartbeat commit. */
                commit: number;

                /** Heartbeat readPosition. */
                readPosition: number;

                /**
                 * Creates a new Heartbeat instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Heartbeat instance
                 */
                static create(properties: ollamesh.raft.v1.Heartbeat.$Shape): ollamesh.raft.v1.Heartbeat & ollamesh.raft.v1.Heartbeat.$Shape;
                static create(properties?: ollamesh.raft.v1.Heartbeat.$Properties): ollamesh.raft.v1.Heartbeat;

                /**
                 * Encodes the specified Heartbeat message. Does not implicitly {@link ollamesh.raft.v1.Heartbeat.verify|verify} messages.
                 * @param message Heartbeat message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Heartbeat message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Heartbeat & ollamesh.raft.v1.Heartbeat.$Shape} Heartbeat
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Heartbeat & ollamesh.raft.v1.Heartbeat.$Shape;
            }

            namespace Heartbeat {

                /** Properties of a Heartbeat. */
                interface $Properties {

                    /** Heartbeat commit */
                    commit?: (number|null);

                    /** Heartbeat readPosition */
                    readPosition?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Heartbeat. */
                type $Shape = ollamesh.raft.v1.Heartbeat.$Properties;
            }

            /**
             * Properties of a HeartbeatResponse.
             * @deprecated Use ollamesh.raft.v1.HeartbeatResponse.$Properties instead.
             */
            interface IHeartbeatResponse extends ollamesh.raft.v1.HeartbeatResponse.$Properties {
            }

            /** Represents a HeartbeatResponse. */
            class HeartbeatResponse {

                /**
                 * Constructs a new HeartbeatResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.HeartbeatResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeartbeatResponse readPosition. */
                readPosition: number;

                /**
                 * Creates a new HeartbeatResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HeartbeatResponse instance
                 */
                static create(properties: ollamesh.raft.v1.HeartbeatResponse.$Shape): ollamesh.raft.v1.HeartbeatResponse & ollamesh.raft.v1.HeartbeatResponse.$Shape;
                static create(properties?: ollamesh.raft.v1.HeartbeatResponse.$Properties): ollamesh.raft.v1.HeartbeatResponse;

                /**
                 * Encodes the specified HeartbeatResponse message. Does not implicitly {@link ollamesh.raft.v1.HeartbeatResponse.verify|verify} messages.
                 * @param message HeartbeatResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.HeartbeatResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.HeartbeatResponse & ollamesh.raft.v1.HeartbeatResponse.$Shape} HeartbeatResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.HeartbeatResponse & ollamesh.raft.v1.HeartbeatResponse.$Shape;
            }

            namespace HeartbeatResponse {

                /** Properties of a HeartbeatResponse. */
                interface $Properties {

                    /** HeartbeatResponse readPosition */
                    readPosition?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeartbeatResponse. */
                type $Shape = ollamesh.raft.v1.HeartbeatResponse.$Properties;
            }

            /**
             * Properties of a TimeoutNow.
             * @deprecated Use ollamesh.raft.v1.TimeoutNow.$Properties instead.
             */
            interface ITimeoutNow extends ollamesh.raft.v1.TimeoutNow.$Properties {
            }

            /** Represents a TimeoutNow. */
            class TimeoutNow {

                /**
                 * Constructs a new TimeoutNow.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.TimeoutNow.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new TimeoutNow instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TimeoutNow instance
                 */
                static create(properties: ollamesh.raft.v1.TimeoutNow.$Shape): ollamesh.raft.v1.TimeoutNow & ollamesh.raft.v1.TimeoutNow.$Shape;
                static create(properties?: ollamesh.raft.v1.TimeoutNow.$Properties): ollamesh.raft.v1.TimeoutNow;

                /**
                 * Encodes the specified TimeoutNow message. Does not implicitly {@link ollamesh.raft.v1.TimeoutNow.verify|verify} messages.
                 * @param message TimeoutNow message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.TimeoutNow.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TimeoutNow message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.TimeoutNow & ollamesh.raft.v1.TimeoutNow.$Shape} TimeoutNow
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.TimeoutNow & ollamesh.raft.v1.TimeoutNow.$Shape;
            }

            namespace TimeoutNow {

                /** Properties of a TimeoutNow. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TimeoutNow. */
                type $Shape = ollamesh.raft.v1.TimeoutNow.$Properties;
            }

            /**
             * Properties of a ReadIndex.
             * @deprecated Use ollamesh.raft.v1.ReadIndex.$Properties instead.
             */
            interface IReadIndex extends ollamesh.raft.v1.ReadIndex.$Properties {
            }

            /** Represents a ReadIndex. */
            class ReadIndex {

                /**
                 * Constructs a new ReadIndex.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.ReadIndex.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadIndex readId. */
                readId: number;

                /**
                 * Creates a new ReadIndex instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReadIndex instance
                 */
                static create(properties: ollamesh.raft.v1.ReadIndex.$Shape): ollamesh.raft.v1.ReadIndex & ollamesh.raft.v1.ReadIndex.$Shape;
                static create(properties?: ollamesh.raft.v1.ReadIndex.$Properties): ollamesh.raft.v1.ReadIndex;

                /**
                 * Encodes the specified ReadIndex message. Does not implicitly {@link ollamesh.raft.v1.ReadIndex.verify|verify} messages.
                 * @param message ReadIndex message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.ReadIndex.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadIndex message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ReadIndex & ollamesh.raft.v1.ReadIndex.$Shape} ReadIndex
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.ReadIndex & ollamesh.raft.v1.ReadIndex.$Shape;
            }

            namespace ReadIndex {

                /** Properties of a ReadIndex. */
                interface $Properties {

                    /** ReadIndex readId */
                    readId?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadIndex. */
                type $Shape = ollamesh.raft.v1.ReadIndex.$Properties;
            }

            /**
             * Properties of a ReadIndexResponse.
             * @deprecated Use ollamesh.raft.v1.ReadIndexResponse.$Properties instead.
             */
            interface IReadIndexResponse extends ollamesh.raft.v1.ReadIndexResponse.$Properties {
            }

            /** Represents a ReadIndexResponse. */
            class ReadIndexResponse {

                /**
                 * Constructs a new ReadIndexResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.ReadIndexResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReadIndexResponse index. */
                index: number;

                /** ReadIndexResponse readId. */
                readId: number;

                /**
                 * Creates a new ReadIndexResponse instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReadIndexResponse instance
                 */
                static create(properties: ollamesh.raft.v1.ReadIndexResponse.$Shape): ollamesh.raft.v1.ReadIndexResponse & ollamesh.raft.v1.ReadIndexResponse.$Shape;
                static create(properties?: ollamesh.raft.v1.ReadIndexResponse.$Properties): ollamesh.raft.v1.ReadIndexResponse;

                /**
                 * Encodes the specified ReadIndexResponse message. Does not implicitly {@link ollamesh.raft.v1.ReadIndexResponse.verify|verify} messages.
                 * @param message ReadIndexResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.ReadIndexResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReadIndexResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.ReadIndexResponse & ollamesh.raft.v1.ReadIndexResponse.$Shape} ReadIndexResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.ReadIndexResponse & ollamesh.raft.v1.ReadIndexResponse.$Shape;
            }

            namespace ReadIndexResponse {

                /** Properties of a ReadIndexResponse. */
                interface $Properties {

                    /** ReadIndexResponse index */
                    index?: (number|null);

                    /** ReadIndexResponse readId */
                    readId?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReadIndexResponse. */
                type $Shape = ollamesh.raft.v1.ReadIndexResponse.$Properties;
            }

            /**
             * Properties of a Proposal.
             * @deprecated Use ollamesh.raft.v1.Proposal.$Properties instead.
             */
            interface IProposal extends ollamesh.raft.v1.Proposal.$Properties {
            }

            /** Represents a Proposal. */
            class Proposal {

                /**
                 * Constructs a new Proposal.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Proposal.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Proposal entries. */
                entries: ollamesh.raft.v1.Entry.$Properties[];

                /**
                 * Creates a new Proposal instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Proposal instance
                 */
                static create(properties: ollamesh.raft.v1.Proposal.$Shape): ollamesh.raft.v1.Proposal & ollamesh.raft.v1.Proposal.$Shape;
                static create(properties?: ollamesh.raft.v1.Proposal.$Properties): ollamesh.raft.v1.Proposal;

                /**
                 * Encodes the specified Proposal message. Does not implicitly {@link ollamesh.raft.v1.Proposal.verify|verify} messages.
                 * @param message Proposal message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Proposal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Proposal message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Proposal & ollamesh.raft.v1.Proposal.$Shape} Proposal
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Proposal & ollamesh.raft.v1.Proposal.$Shape;
            }

            namespace Proposal {

                /** Properties of a Proposal. */
                interface $Properties {

                    /** Proposal entries */
                    entries?: (ollamesh.raft.v1.Entry.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Proposal. */
                type $Shape = ollamesh.raft.v1.Proposal.$Properties;
            }

            /**
             * Properties of a TransferLeader.
             * @deprecated Use ollamesh.raft.v1.TransferLeader.$Properties instead.
             */
            interface ITransferLeader extends ollamesh.raft.v1.TransferLeader.$Properties {
            }

            /** Represents a TransferLeader. */
            class TransferLeader {

                /**
                 * Constructs a new TransferLeader.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.TransferLeader.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new TransferLeader instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TransferLeader instance
                 */
                static create(properties: ollamesh.raft.v1.TransferLeader.$Shape): ollamesh.raft.v1.TransferLeader & ollamesh.raft.v1.TransferLeader.$Shape;
                static create(properties?: ollamesh.raft.v1.TransferLeader.$Properties): ollamesh.raft.v1.TransferLeader;

                /**
                 * Encodes the specified TransferLeader message. Does not implicitly {@link ollamesh.raft.v1.TransferLeader.verify|verify} messages.
                 * @param message TransferLeader message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.TransferLeader.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TransferLeader message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.TransferLeader & ollamesh.raft.v1.TransferLeader.$Shape} TransferLeader
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.TransferLeader & ollamesh.raft.v1.TransferLeader.$Shape;
            }

            namespace TransferLeader {

                /** Properties of a TransferLeader. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TransferLeader. */
                type $Shape = ollamesh.raft.v1.TransferLeader.$Properties;
            }

            /**
             * Properties of a Hello.
             * @deprecated Use ollamesh.raft.v1.Hello.$Properties instead.
             */
            interface IHello extends ollamesh.raft.v1.Hello.$Properties {
            }

            /** Represents a Hello. */
            class Hello {

                /**
                 * Constructs a new Hello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Hello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hello members. */
                members: number;

                /** Hello hasBootstrap. */
                hasBootstrap: boolean;

                /** Hello recoveredFrom. */
                recoveredFrom: string;

                /** Hello hasLeader. */
                hasLeader: boolean;

                /**
                 * Creates a new Hello instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Hello instance
                 */
                static create(properties: ollamesh.raft.v1.Hello.$Shape): ollamesh.raft.v1.Hello & ollamesh.raft.v1.Hello.$Shape;
                static create(properties?: ollamesh.raft.v1.Hello.$Properties): ollamesh.raft.v1.Hello;

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link ollamesh.raft.v1.Hello.verify|verify} messages.
                 * @param message Hello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Hello & ollamesh.raft.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Hello & ollamesh.raft.v1.Hello.$Shape;
            }

            namespace Hello {

                /** Properties of a Hello. */
                interface $Properties {

                    /** Hello members */
                    members?: (number|null);

                    /** Hello hasBootstrap */
                    hasBootstrap?: (boolean|null);

                    /** Hello recoveredFrom */
                    recoveredFrom?: (string|null);

                    /** Hello hasLeader */
                    hasLeader?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hello. */
                type $Shape = ollamesh.raft.v1.Hello.$Properties;
            }

            /**
             * Properties of a Removed.
             * @deprecated Use ollamesh.raft.v1.Removed.$Properties instead.
             */
            interface IRemoved extends ollamesh.raft.v1.Removed.$Properties {
            }

            /** Represents a Removed. */
            class Removed {

                /**
                 * Constructs a new Removed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Removed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new Removed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Removed instance
                 */
                static create(properties: ollamesh.raft.v1.Removed.$Shape): ollamesh.raft.v1.Removed & ollamesh.raft.v1.Removed.$Shape;
                static create(properties?: ollamesh.raft.v1.Removed.$Properties): ollamesh.raft.v1.Removed;

                /**
                 * Encodes the specified Removed message. Does not implicitly {@link ollamesh.raft.v1.Removed.verify|verify} messages.
                 * @param message Removed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Removed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Removed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Removed & ollamesh.raft.v1.Removed.$Shape} Removed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Removed & ollamesh.raft.v1.Removed.$Shape;
            }

            namespace Removed {

                /** Properties of a Removed. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Removed. */
                type $Shape = ollamesh.raft.v1.Removed.$Properties;
            }

            /**
             * Properties of a Join.
             * @deprecated Use ollamesh.raft.v1.Join.$Properties instead.
             */
            interface IJoin extends ollamesh.raft.v1.Join.$Properties {
            }

            /** Represents a Join. */
            class Join {

                /**
                 * Constructs a new Join.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.Join.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Join zone. */
                zone: string;

                /**
                 * Creates a new Join instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Join instance
                 */
                static create(properties: ollamesh.raft.v1.Join.$Shape): ollamesh.raft.v1.Join & ollamesh.raft.v1.Join.$Shape;
                static create(properties?: ollamesh.raft.v1.Join.$Properties): ollamesh.raft.v1.Join;

                /**
                 * Encodes the specified Join message. Does not implicitly {@link ollamesh.raft.v1.Join.verify|verify} messages.
                 * @param message Join message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.Join.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Join message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.Join & ollamesh.raft.v1.Join.$Shape} Join
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.Join & ollamesh.raft.v1.Join.$Shape;
            }

            namespace Join {

                /** Properties of a Join. */
                interface $Properties {

                    /** Join zone */
                    zone?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Join. */
                type $Shape = ollamesh.raft.v1.Join.$Properties;
            }

            /**
             * Properties of a LagRequest.
             * @deprecated Use ollamesh.raft.v1.LagRequest.$Properties instead.
             */
            interface ILagRequest extends ollamesh.raft.v1.LagRequest.$Properties {
            }

            /** Represents a LagRequest. */
            class LagRequest {

                /**
                 * Constructs a new LagRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.LagRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LagRequest id. */
                id: number;

                /**
                 * Creates a new LagRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LagRequest instance
                 */
                static create(properties: ollamesh.raft.v1.LagRequest.$Shape): ollamesh.raft.v1.LagRequest & ollamesh.raft.v1.LagRequest.$Shape;
                static create(properties?: ollamesh.raft.v1.LagRequest.$Properties): ollamesh.raft.v1.LagRequest;

                /**
                 * Encodes the specified LagRequest message. Does not implicitly {@link ollamesh.raft.v1.LagRequest.verify|verify} messages.
                 * @param message LagRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.LagRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LagRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.LagRequest & ollamesh.raft.v1.LagRequest.$Shape} LagRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.LagRequest & ollamesh.raft.v1.LagRequest.$Shape;
            }

            namespace LagRequest {

                /** Properties of a LagRequest. */
                interface $Properties {

                    /** LagRequest id */
                    id?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LagRequest. */
                type $Shape = ollamesh.raft.v1.LagRequest.$Properties;
            }

            /**
             * Properties of a LagReport.
             * @deprecated Use ollamesh.raft.v1.LagReport.$Properties instead.
             */
            interface ILagReport extends ollamesh.raft.v1.LagReport.$Properties {
            }

            /** Represents a LagReport. */
            class LagReport {

                /**
                 * Constructs a new LagReport.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.LagReport.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LagReport id. */
                id: number;

                /** LagReport members. */
                members: ollamesh.raft.v1.MemberLag.$Properties[];

                /**
                 * Creates a new LagReport instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LagReport instance
                 */
                static create(properties: ollamesh.raft.v1.LagReport.$Shape): ollamesh.raft.v1.LagReport & ollamesh.raft.v1.LagReport.$Shape;
                static create(properties?: ollamesh.raft.v1.LagReport.$Properties): ollamesh.raft.v1.LagReport;

                /**
                 * Encodes the specified LagReport message. Does not implicitly {@link ollamesh.raft.v1.LagReport.verify|verify} messages.
                 * @param message LagReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.LagReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LagReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.LagReport & ollamesh.raft.v1.LagReport.$Shape} LagReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.LagReport & ollamesh.raft.v1.LagReport.$Shape;
            }

            namespace LagReport {

                /** Properties of a LagReport. */
                interface $Properties {

                    /** LagReport id */
                    id?: (number|null);

                    /** LagReport members */
                    members?: (ollamesh.raft.v1.MemberLag.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LagReport. */
                type $Shape = ollamesh.raft.v1.LagReport.$Properties;
            }

            /**
             * Properties of a MemberLag.
             * @deprecated Use ollamesh.raft.v1.MemberLag.$Properties instead.
             */
            interface IMemberLag extends ollamesh.raft.v1.MemberLag.$Properties {
            }

            /** Represents a MemberLag. */
            class MemberLag {

                /**
                 * Constructs a new MemberLag.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.raft.v1.MemberLag.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MemberLag node. */
                node: number;

                /** MemberLag behind. */
                behind: number;

                /** MemberLag silentMs. */
                silentMs?: (number|null);

                /**
                 * Creates a new MemberLag instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns MemberLag instance
                 */
                static create(properties: ollamesh.raft.v1.MemberLag.$Shape): ollamesh.raft.v1.MemberLag & ollamesh.raft.v1.MemberLag.$Shape;
                static create(properties?: ollamesh.raft.v1.MemberLag.$Properties): ollamesh.raft.v1.MemberLag;

                /**
                 * Encodes the specified MemberLag message. Does not implicitly {@link ollamesh.raft.v1.MemberLag.verify|verify} messages.
                 * @param message MemberLag message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.raft.v1.MemberLag.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MemberLag message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.raft.v1.MemberLag & ollamesh.raft.v1.MemberLag.$Shape} MemberLag
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.raft.v1.MemberLag & ollamesh.raft.v1.MemberLag.$Shape;
            }

            namespace MemberLag {

                /** Properties of a MemberLag. */
                interface $Properties {

                    /** MemberLag node */
                    node?: (number|null);

                    /** MemberLag behind */
                    behind?: (number|null);

                    /** MemberLag silentMs */
                    silentMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MemberLag. */
                type $Shape = ollamesh.raft.v1.MemberLag.$Properties;
            }
        }
    }
}
