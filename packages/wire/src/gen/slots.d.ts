// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace slots. */
    namespace slots {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.slots.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.slots.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.slots.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message offer. */
                offer?: (ollamesh.slots.v1.Offer.$Properties|null);

                /** Message bring. */
                bring?: (ollamesh.slots.v1.Offer.$Properties|null);

                /** Message pull. */
                pull?: (ollamesh.slots.v1.Offer.$Properties|null);

                /** Message more. */
                more?: (ollamesh.slots.v1.More.$Properties|null);

                /** Message piece. */
                piece?: (ollamesh.slots.v1.Piece.$Properties|null);

                /** Message refused. */
                refused?: (ollamesh.slots.v1.Settled.$Properties|null);

                /** Message brought. */
                brought?: (ollamesh.slots.v1.Settled.$Properties|null);

                /** Message settled. */
                settled?: (ollamesh.slots.v1.Settled.$Properties|null);

                /** Message kind. */
                kind?: ("offer"|"bring"|"pull"|"more"|"piece"|"refused"|"brought"|"settled");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.slots.v1.Message.$Shape): ollamesh.slots.v1.Message & ollamesh.slots.v1.Message.$Shape;
                static create(properties?: ollamesh.slots.v1.Message.$Properties): ollamesh.slots.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.slots.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.slots.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Message & ollamesh.slots.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.slots.v1.Message & ollamesh.slots.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message offer */
                    offer?: (ollamesh.slots.v1.Offer.$Properties|null);

                    /** Message bring */
                    bring?: (ollamesh.slots.v1.Offer.$Properties|null);

                    /** Message pull */
                    pull?: (ollamesh.slots.v1.Offer.$Properties|null);

                    /** Message more */
                    more?: (ollamesh.slots.v1.More.$Properties|null);

                    /** Message piece */
                    piece?: (ollamesh.slots.v1.Piece.$Properties|null);

                    /** Message refused */
                    refused?: (ollamesh.slots.v1.Settled.$Properties|null);

                    /** Message brought */
                    brought?: (ollamesh.slots.v1.Settled.$Properties|null);

                    /** Message settled */
                    settled?: (ollamesh.slots.v1.Settled.$Properties|null);

                    /** Message kind */
                    kind?: ("offer"|"bring"|"pull"|"more"|"piece"|"refused"|"brought"|"settled");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  offer?: ollamesh.slots.v1.Offer.$Shape|null;
                  bring?: ollamesh.slots.v1.Offer.$Shape|null;
                  pull?: ollamesh.slots.v1.Offer.$Shape|null;
                  more?: ollamesh.slots.v1.More.$Shape|null;
                  piece?: ollamesh.slots.v1.Piece.$Shape|null;
                  refused?: ollamesh.slots.v1.Settled.$Shape|null;
                  brought?: ollamesh.slots.v1.Settled.$Shape|null;
                  settled?: ollamesh.slots.v1.Settled.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "offer"; offer: ollamesh.slots.v1.Offer.$Shape; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "bring"; offer?: null; bring: ollamesh.slots.v1.Offer.$Shape; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "pull"; offer?: null; bring?: null; pull: ollamesh.slots.v1.Offer.$Shape; more?: null; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "more"; offer?: null; bring?: null; pull?: null; more: ollamesh.slots.v1.More.$Shape; piece?: null; refused?: null; brought?: null; settled?: null }|{ kind?: "piece"; offer?: null; bring?: null; pull?: null; more?: null; piece: ollamesh.slots.v1.Piece.$Shape; refused?: null; brought?: null; settled?: null }|{ kind?: "refused"; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused: ollamesh.slots.v1.Settled.$Shape; brought?: null; settled?: null }|{ kind?: "brought"; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought: ollamesh.slots.v1.Settled.$Shape; settled?: null }|{ kind?: "settled"; offer?: null; bring?: null; pull?: null; more?: null; piece?: null; refused?: null; brought?: null; settled: ollamesh.slots.v1.Settled.$Shape })
                );
            }

            /**
             * Properties of a Handover.
             * @deprecated Use ollamesh.slots.v1.Handover.$Properties instead.
             */
            interface IHandover extends ollamesh.slots.v1.Handover.$Properties {
            }

            /** Represents a Handover. */
            class Handover {

                /**
                 * Constructs a new Handover.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.slots.v1.Handover.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Handover from. */
                from: string;

                /** Handover to. */
                to: string;

                /** Handover head. */
                head: string;

                /** Handover number. */
                number: number;

                /**
                 * Creates a new Handover instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Handover instance
                 */
                static create(properties: ollamesh.slots.v1.Handover.$Shape): ollamesh.slots.v1.Handover & ollamesh.slots.v1.Handover.$Shape;
                static create(properties?: ollamesh.slots.v1.Handover.$Properties): ollamesh.slots.v1.Handover;

                /**
                 * Encodes the specified Handover message. Does not implicitly {@link ollamesh.slots.v1.Handover.verify|verify} messages.
                 * @param message Handover message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.slots.v1.Handover.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Handover message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Handover & ollamesh.slots.v1.Handover.$Shape} Handover
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.slots.v1.Handover & ollamesh.slots.v1.Handover.$Shape;
            }

            namespace Handover {

                /** Properties of a Handover. */
                interface $Properties {

                    /** Handover from */
                    from?: (string|null);

                    /** Handover to */
                    to?: (string|null);

                    /** Handover head */
                    head?: (string|null);

                    /** Handover number */
                    number?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Handover. */
                type $Shape = ollamesh.slots.v1.Handover.$Properties;
            }

            /**
             * Properties of a SlotAt.
             * @deprecated Use ollamesh.slots.v1.SlotAt.$Properties instead.
             */
            interface ISlotAt extends ollamesh.slots.v1.SlotAt.$Properties {
            }

            /** Represents a SlotAt. */
            class SlotAt {

                /**
                 * Constructs a new SlotAt.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.slots.v1.SlotAt.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SlotAt slot. */
                slot: number;

                /** SlotAt stream. */
                stream: number;

                /** SlotAt sequence. */
                sequence: number;

                /**
                 * Creates a new SlotAt instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SlotAt instance
                 */
                static create(properties: ollamesh.slots.v1.SlotAt.$Shape): ollamesh.slots.v1.SlotAt & ollamesh.slots.v1.SlotAt.$Shape;
                static create(properties?: ollamesh.slots.v1.SlotAt.$Properties): ollamesh.slots.v1.SlotAt;

                /**
                 * Encodes the specified SlotAt message. Does not implicitly {@link ollamesh.slots.v1.SlotAt.verify|verify} messages.
                 * @param message SlotAt message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.slots.v1.SlotAt.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SlotAt message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.SlotAt & ollamesh.slots.v1.SlotAt.$Shape} SlotAt
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.slots.v1.SlotAt & ollamesh.slots.v1.SlotAt.$Shape;
            }

            namespace SlotAt {

                /** Properties of a SlotAt. */
                interface $Properties {

                    /** SlotAt slot */
                    slot?: (number|null);

                    /** SlotAt stream */
                    stream?: (number|null);

                    /** SlotAt sequence */
                    sequence?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SlotAt. */
                type $Shape = ollamesh.slots.v1.SlotAt.$Properties;
            }

            /**
             * Properties of an Offer.
             * @deprecated Use ollamesh.slots.v1.Offer.$Properties instead.
             */
            interface IOffer extends ollamesh.slots.v1.Offer.$Properties {
            }

            /** Represents an Offer. */
            class Offer {

                /**
                 * Constructs a new Offer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.slots.v1.Offer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Offer handover. */
                handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                /** Offer source. */
                source?: (ollamesh.slots.v1.SlotAt.$Properties|null);

                /** Offer target. */
                target?: (ollamesh.slots.v1.SlotAt.$Properties|null);

                /** Offer positions. */
                positions: number;

                /** Offer tokens. */
                tokens: number[];

                /** Offer format. */
                format: string;

                /** Offer withinMs. */
                withinMs: number;

                /**
                 * Creates a new Offer instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Offer instance
                 */
                static create(properties: ollamesh.slots.v1.Offer.$Shape): ollamesh.slots.v1.Offer & ollamesh.slots.v1.Offer.$Shape;
                static create(properties?: ollamesh.slots.v1.Offer.$Properties): ollamesh.slots.v1.Offer;

                /**
                 * Encodes the specified Offer message. Does not implicitly {@link ollamesh.slots.v1.Offer.verify|verify} messages.
                 * @param message Offer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.slots.v1.Offer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Offer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Offer & ollamesh.slots.v1.Offer.$Shape} Offer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.slots.v1.Offer & ollamesh.slots.v1.Offer.$Shape;
            }

            namespace Offer {

                /** Properties of an Offer. */
                interface $Properties {

                    /** Offer handover */
                    handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                    /** Offer source */
                    source?: (ollamesh.slots.v1.SlotAt.$Properties|null);

                    /** Offer target */
                    target?: (ollamesh.slots.v1.SlotAt.$Properties|null);

                    /** Offer positions */
                    positions?: (number|null);

                    /** Offer tokens */
                    tokens?: (number[]|null);

                    /** Offer format */
                    format?: (string|null);

                    /** Offer withinMs */
                    withinMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Offer. */
                type $Shape = ollamesh.slots.v1.Offer.$Properties;
            }

            /**
             * Properties of a More.
             * @deprecated Use ollamesh.slots.v1.More.$Properties instead.
             */
            interface IMore extends ollamesh.slots.v1.More.$Properties {
            }

            /** Represents a More. */
            class More {

                /**
                 * Constructs a new More.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.slots.v1.More.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** More handover. */
                handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                /** More pieces. */
                pieces: number;

                /**
                 * Creates a new More instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns More instance
                 */
                static create(properties: ollamesh.slots.v1.More.$Shape): ollamesh.slots.v1.More & ollamesh.slots.v1.More.$Shape;
                static create(properties?: ollamesh.slots.v1.More.$Properties): ollamesh.slots.v1.More;

                /**
                 * Encodes the specified More message. Does not implicitly {@link ollamesh.slots.v1.More.verify|verify} messages.
                 * @param message More message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.slots.v1.More.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a More message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.More & ollamesh.slots.v1.More.$Shape} More
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.slots.v1.More & ollamesh.slots.v1.More.$Shape;
            }

            namespace More {

                /** Properties of a More. */
                interface $Properties {

                    /** More handover */
                    handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                    /** More pieces */
                    pieces?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a More. */
                type $Shape = ollamesh.slots.v1.More.$Properties;
            }

            /**
             * Properties of a Piece.
             * @deprecated Use ollamesh.slots.v1.Piece.$Properties instead.
             */
            interface IPiece extends ollamesh.slots.v1.Piece.$Properties {
            }

            /** Represents a Piece. */
            class Piece {

                /**
                 * Constructs a new Piece.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.slots.v1.Piece.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Piece handover. */
                handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                /** Piece total. */
                total: number;

                /** Piece bytes. */
                bytes: Uint8Array;

                /** Piece digest. */
                digest: Uint8Array;

                /**
                 * Creates a new Piece instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Piece instance
                 */
                static create(properties: ollamesh.slots.v1.Piece.$Shape): ollamesh.slots.v1.Piece & ollamesh.slots.v1.Piece.$Shape;
                static create(properties?: ollamesh.slots.v1.Piece.$Properties): ollamesh.slots.v1.Piece;

                /**
                 * Encodes the specified Piece message. Does not implicitly {@link ollamesh.slots.v1.Piece.verify|verify} messages.
                 * @param message Piece message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.slots.v1.Piece.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Piece message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Piece & ollamesh.slots.v1.Piece.$Shape} Piece
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.slots.v1.Piece & ollamesh.slots.v1.Piece.$Shape;
            }

            namespace Piece {

                /** Properties of a Piece. */
                interface $Properties {

                    /** Piece handover */
                    handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                    /** Piece total */
                    total?: (number|null);

                    /** Piece bytes */
                    bytes?: (Uint8Array|null);

                    /** Piece digest */
                    digest?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Piece. */
                type $Shape = ollamesh.slots.v1.Piece.$Properties;
            }

            /**
             * Properties of a Settled.
             * @deprecated Use ollamesh.slots.v1.Settled.$Properties instead.
             */
            interface ISettled extends ollamesh.slots.v1.Settled.$Properties {
            }

            /** Represents a Settled. */
            class Settled {

                /**
                 * Constructs a new Settled.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.slots.v1.Settled.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Settled handover. */
                handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                /** Settled reason. */
                reason: string;

                /**
                 * Creates a new Settled instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Settled instance
                 */
                static create(properties: ollamesh.slots.v1.Settled.$Shape): ollamesh.slots.v1.Settled & ollamesh.slots.v1.Settled.$Shape;
                static create(properties?: ollamesh.slots.v1.Settled.$Properties): ollamesh.slots.v1.Settled;

                /**
                 * Encodes the specified Settled message. Does not implicitly {@link ollamesh.slots.v1.Settled.verify|verify} messages.
                 * @param message Settled message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.slots.v1.Settled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Settled message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.slots.v1.Settled & ollamesh.slots.v1.Settled.$Shape} Settled
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.slots.v1.Settled & ollamesh.slots.v1.Settled.$Shape;
            }

            namespace Settled {

                /** Properties of a Settled. */
                interface $Properties {

                    /** Settled handover */
                    handover?: (ollamesh.slots.v1.Handover.$Properties|null);

                    /** Settled reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Settled. */
                type $Shape = ollamesh.slots.v1.Settled.$Properties;
            }
        }
    }
}
