// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace member. */
    namespace member {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.member.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.member.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message hello. */
                hello?: (ollamesh.member.v1.Hello.$Properties|null);

                /** Message leave. */
                leave?: (ollamesh.member.v1.Leave.$Properties|null);

                /** Message kind. */
                kind?: ("hello"|"leave");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.member.v1.Message.$Shape): ollamesh.member.v1.Message & ollamesh.member.v1.Message.$Shape;
                static create(properties?: ollamesh.member.v1.Message.$Properties): ollamesh.member.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.member.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Message & ollamesh.member.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Message & ollamesh.member.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message hello */
                    hello?: (ollamesh.member.v1.Hello.$Properties|null);

                    /** Message leave */
                    leave?: (ollamesh.member.v1.Leave.$Properties|null);

                    /** Message kind */
                    kind?: ("hello"|"leave");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  hello?: ollamesh.member.v1.Hello.$Shape|null;
                  leave?: ollamesh.member.v1.Leave.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; hello?: null; leave?: null }|{ kind?: "hello"; hello: ollamesh.member.v1.Hello.$Shape; leave?: null }|{ kind?: "leave"; hello?: null; leave: ollamesh.member.v1.Leave.$Shape })
                );
            }

            /**
             * Properties of a Hello.
             * @deprecated Use ollamesh.member.v1.Hello.$Properties instead.
             */
            interface IHello extends ollamesh.member.v1.Hello.$Properties {
            }

            /** Represents a Hello. */
            class Hello {

                /**
                 * Constructs a new Hello.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Hello.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hello advert. */
                advert?: (ollamesh.member.v1.Advert.$Properties|null);

                /** Hello hints. */
                hints: ollamesh.member.v1.Hint.$Properties[];

                /**
                 * Creates a new Hello instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Hello instance
                 */
                static create(properties: ollamesh.member.v1.Hello.$Shape): ollamesh.member.v1.Hello & ollamesh.member.v1.Hello.$Shape;
                static create(properties?: ollamesh.member.v1.Hello.$Properties): ollamesh.member.v1.Hello;

                /**
                 * Encodes the specified Hello message. Does not implicitly {@link ollamesh.member.v1.Hello.verify|verify} messages.
                 * @param message Hello message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hello message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Hello & ollamesh.member.v1.Hello.$Shape} Hello
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Hello & ollamesh.member.v1.Hello.$Shape;
            }

            namespace Hello {

                /** Properties of a Hello. */
                interface $Properties {

                    /** Hello advert */
                    advert?: (ollamesh.member.v1.Advert.$Properties|null);

                    /** Hello hints */
                    hints?: (ollamesh.member.v1.Hint.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hello. */
                type $Shape = ollamesh.member.v1.Hello.$Properties;
            }

            /**
             * Properties of a Leave.
             * @deprecated Use ollamesh.member.v1.Leave.$Properties instead.
             */
            interface ILeave extends ollamesh.member.v1.Leave.$Properties {
            }

            /** Represents a Leave. */
            class Leave {

                /**
                 * Constructs a new Leave.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Leave.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new Leave instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Leave instance
                 */
                static create(properties: ollamesh.member.v1.Leave.$Shape): ollamesh.member.v1.Leave & ollamesh.member.v1.Leave.$Shape;
                static create(properties?: ollamesh.member.v1.Leave.$Properties): ollamesh.member.v1.Leave;

                /**
                 * Encodes the specified Leave message. Does not implicitly {@link ollamesh.member.v1.Leave.verify|verify} messages.
                 * @param message Leave message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Leave.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Leave message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Leave & ollamesh.member.v1.Leave.$Shape} Leave
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Leave & ollamesh.member.v1.Leave.$Shape;
            }

            namespace Leave {

                /** Properties of a Leave. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Leave. */
                type $Shape = ollamesh.member.v1.Leave.$Properties;
            }

            /**
             * Properties of an Advert.
             * @deprecated Use ollamesh.member.v1.Advert.$Properties instead.
             */
            interface IAdvert extends ollamesh.member.v1.Advert.$Properties {
            }

            /** Represents an Advert. */
            class Advert {

                /**
                 * Constructs a new Advert.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Advert.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Advert incarnation. */
                incarnation: number;

                /** Advert sequence. */
                sequence: number;

                /** Advert addresses. */
                addresses: string[];

                /** Advert version. */
                version: string;

                /** Advert apiUrl. */
                apiUrl: string;

                /** Advert zone. */
                zone: string;

                /** Advert engine. */
                engine: string;

                /** Advert threads. */
                threads: number;

                /** Advert memoryBytes. */
                memoryBytes: number;

                /** Advert memoryFreeBytes. */
                memoryFreeBytes: number;

                /** Advert devices. */
                devices: string[];

                /** Advert holds. */
                holds: string[];

                /** Advert loaded. */
                loaded: string[];

                /**
                 * Creates a new Advert instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Advert instance
                 */
                static create(properties: ollamesh.member.v1.Advert.$Shape): ollamesh.member.v1.Advert & ollamesh.member.v1.Advert.$Shape;
                static create(properties?: ollamesh.member.v1.Advert.$Properties): ollamesh.member.v1.Advert;

                /**
                 * Encodes the specified Advert message. Does not implicitly {@link ollamesh.member.v1.Advert.verify|verify} messages.
                 * @param message Advert message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Advert.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Advert message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Advert & ollamesh.member.v1.Advert.$Shape} Advert
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Advert & ollamesh.member.v1.Advert.$Shape;
            }

            namespace Advert {

                /** Properties of an Advert. */
                interface $Properties {

                    /** Advert incarnation */
                    incarnation?: (number|null);

                    /** Advert sequence */
                    sequence?: (number|null);

                    /** Advert addresses */
                    addresses?: (string[]|null);

                    /** Advert version */
                    version?: (string|null);

                    /** Advert apiUrl */
                    apiUrl?: (string|null);

                    /** Advert zone */
                    zone?: (string|null);

                    /** Advert engine */
                    engine?: (string|null);

                    /** Advert threads */
                    threads?: (number|null);

                    /** Advert memoryBytes */
                    memoryBytes?: (number|null);

                    /** Advert memoryFreeBytes */
                    memoryFreeBytes?: (number|null);

                    /** Advert devices */
                    devices?: (string[]|null);

                    /** Advert holds */
                    holds?: (string[]|null);

                    /** Advert loaded */
                    loaded?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Advert. */
                type $Shape = ollamesh.member.v1.Advert.$Properties;
            }

            /**
             * Properties of a Hint.
             * @deprecated Use ollamesh.member.v1.Hint.$Properties instead.
             */
            interface IHint extends ollamesh.member.v1.Hint.$Properties {
            }

            /** Represents a Hint. */
            class Hint {

                /**
                 * Constructs a new Hint.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Hint.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hint id. */
                id: string;

                /** Hint addresses. */
                addresses: string[];

                /**
                 * Creates a new Hint instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Hint instance
                 */
                static create(properties: ollamesh.member.v1.Hint.$Shape): ollamesh.member.v1.Hint & ollamesh.member.v1.Hint.$Shape;
                static create(properties?: ollamesh.member.v1.Hint.$Properties): ollamesh.member.v1.Hint;

                /**
                 * Encodes the specified Hint message. Does not implicitly {@link ollamesh.member.v1.Hint.verify|verify} messages.
                 * @param message Hint message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Hint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hint message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Hint & ollamesh.member.v1.Hint.$Shape} Hint
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Hint & ollamesh.member.v1.Hint.$Shape;
            }

            namespace Hint {

                /** Properties of a Hint. */
                interface $Properties {

                    /** Hint id */
                    id?: (string|null);

                    /** Hint addresses */
                    addresses?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hint. */
                type $Shape = ollamesh.member.v1.Hint.$Properties;
            }
        }
    }
}
