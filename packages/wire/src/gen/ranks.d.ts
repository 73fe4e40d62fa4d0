// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace ranks. */
    namespace ranks {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.ranks.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.ranks.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.ranks.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message ready. */
                ready?: (ollamesh.ranks.v1.Ready.$Properties|null);

                /** Message said. */
                said?: (ollamesh.ranks.v1.Said.$Properties|null);

                /** Message lost. */
                lost?: (ollamesh.ranks.v1.Lost.$Properties|null);

                /** Message kind. */
                kind?: ("ready"|"said"|"lost");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.ranks.v1.Message.$Shape): ollamesh.ranks.v1.Message & ollamesh.ranks.v1.Message.$Shape;
                static create(properties?: ollamesh.ranks.v1.Message.$Properties): ollamesh.ranks.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.ranks.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.ranks.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Message & ollamesh.ranks.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.ranks.v1.Message & ollamesh.ranks.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message ready */
                    ready?: (ollamesh.ranks.v1.Ready.$Properties|null);

                    /** Message said */
                    said?: (ollamesh.ranks.v1.Said.$Properties|null);

                    /** Message lost */
                    lost?: (ollamesh.ranks.v1.Lost.$Properties|null);

                    /** Message kind */
                    kind?: ("ready"|"said"|"lost");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  ready?: ollamesh.ranks.v1.Ready.$Shape|null;
                  said?: ollamesh.ranks.v1.Said.$Shape|null;
                  lost?: ollamesh.ranks.v1.Lost.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; ready?: null; said?: null; lost?: null }|{ kind?: "ready"; ready: ollamesh.ranks.v1.Ready.$Shape; said?: null; lost?: null }|{ kind?: "said"; ready?: null; said: ollamesh.ranks.v1.Said.$Shape; lost?: null }|{ kind?: "lost"; ready?: null; said?: null; lost: ollamesh.ranks.v1.Lost.$Shape })
                );
            }

            /**
             * Properties of a Ready.
             * @deprecated Use ollamesh.ranks.v1.Ready.$Properties instead.
             */
            interface IReady extends ollamesh.ranks.v1.Ready.$Properties {
            }

            /** Represents a Ready. */
            class Ready {

                /**
                 * Constructs a new Ready.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.ranks.v1.Ready.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ready deployment. */
                deployment: string;

                /** Ready life. */
                life: number;

                /**
                 * Creates a new Ready instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ready instance
                 */
                static create(properties: ollamesh.ranks.v1.Ready.$Shape): ollamesh.ranks.v1.Ready & ollamesh.ranks.v1.Ready.$Shape;
                static create(properties?: ollamesh.ranks.v1.Ready.$Properties): ollamesh.ranks.v1.Ready;

                /**
                 * Encodes the specified Ready message. Does not implicitly {@link ollamesh.ranks.v1.Ready.verify|verify} messages.
                 * @param message Ready message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.ranks.v1.Ready.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Ready message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Ready & ollamesh.ranks.v1.Ready.$Shape} Ready
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.ranks.v1.Ready & ollamesh.ranks.v1.Ready.$Shape;
            }

            namespace Ready {

                /** Properties of a Ready. */
                interface $Properties {

                    /** Ready deployment */
                    deployment?: (string|null);

                    /** Ready life */
                    life?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Ready. */
                type $Shape = ollamesh.ranks.v1.Ready.$Properties;
            }

            /**
             * Properties of a Said.
             * @deprecated Use ollamesh.ranks.v1.Said.$Properties instead.
             */
            interface ISaid extends ollamesh.ranks.v1.Said.$Properties {
            }

            /** Represents a Said. */
            class Said {

                /**
                 * Constructs a new Said.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.ranks.v1.Said.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Said deployment. */
                deployment: string;

                /** Said life. */
                life: number;

                /** Said bytes. */
                bytes: Uint8Array;

                /**
                 * Creates a new Said instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Said instance
                 */
                static create(properties: ollamesh.ranks.v1.Said.$Shape): ollamesh.ranks.v1.Said & ollamesh.ranks.v1.Said.$Shape;
                static create(properties?: ollamesh.ranks.v1.Said.$Properties): ollamesh.ranks.v1.Said;

                /**
                 * Encodes the specified Said message. Does not implicitly {@link ollamesh.ranks.v1.Said.verify|verify} messages.
                 * @param message Said message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.ranks.v1.Said.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Said message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Said & ollamesh.ranks.v1.Said.$Shape} Said
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.ranks.v1.Said & ollamesh.ranks.v1.Said.$Shape;
            }

            namespace Said {

                /** Properties of a Said. */
                interface $Properties {

                    /** Said deployment */
                    deployment?: (string|null);

                    /** Said life */
                    life?: (number|null);

                    /** Said bytes */
                    bytes?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Said. */
                type $Shape = ollamesh.ranks.v1.Said.$Properties;
            }

            /**
             * Properties of a Lost.
             * @deprecated Use ollamesh.ranks.v1.Lost.$Properties instead.
             */
            interface ILost extends ollamesh.ranks.v1.Lost.$Properties {
            }

            /** Represents a Lost. */
            class Lost {

                /**
                 * Constructs a new Lost.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.ranks.v1.Lost.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Lost deployment. */
                deployment: string;

                /** Lost life. */
                life: number;

                /** Lost reason. */
                reason: string;

                /**
                 * Creates a new Lost instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Lost instance
                 */
                static create(properties: ollamesh.ranks.v1.Lost.$Shape): ollamesh.ranks.v1.Lost & ollamesh.ranks.v1.Lost.$Shape;
                static create(properties?: ollamesh.ranks.v1.Lost.$Properties): ollamesh.ranks.v1.Lost;

                /**
                 * Encodes the specified Lost message. Does not implicitly {@link ollamesh.ranks.v1.Lost.verify|verify} messages.
                 * @param message Lost message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.ranks.v1.Lost.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Lost message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.ranks.v1.Lost & ollamesh.ranks.v1.Lost.$Shape} Lost
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.ranks.v1.Lost & ollamesh.ranks.v1.Lost.$Shape;
            }

            namespace Lost {

                /** Properties of a Lost. */
                interface $Properties {

                    /** Lost deployment */
                    deployment?: (string|null);

                    /** Lost life */
                    life?: (number|null);

                    /** Lost reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Lost. */
                type $Shape = ollamesh.ranks.v1.Lost.$Properties;
            }
        }
    }
}
