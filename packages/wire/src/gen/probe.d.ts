// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace probe. */
    namespace probe {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.probe.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.probe.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.probe.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message ask. */
                ask?: (ollamesh.probe.v1.Ask.$Properties|null);

                /** Message answer. */
                answer?: (ollamesh.probe.v1.Answer.$Properties|null);

                /** Message busy. */
                busy?: (ollamesh.probe.v1.Busy.$Properties|null);

                /** Message kind. */
                kind?: ("ask"|"answer"|"busy");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.probe.v1.Message.$Shape): ollamesh.probe.v1.Message & ollamesh.probe.v1.Message.$Shape;
                static create(properties?: ollamesh.probe.v1.Message.$Properties): ollamesh.probe.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.probe.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.probe.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Message & ollamesh.probe.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.probe.v1.Message & ollamesh.probe.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message ask */
                    ask?: (ollamesh.probe.v1.Ask.$Properties|null);

                    /** Message answer */
                    answer?: (ollamesh.probe.v1.Answer.$Properties|null);

                    /** Message busy */
                    busy?: (ollamesh.probe.v1.Busy.$Properties|null);

                    /** Message kind */
                    kind?: ("ask"|"answer"|"busy");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  ask?: ollamesh.probe.v1.Ask.$Shape|null;
                  answer?: ollamesh.probe.v1.Answer.$Shape|null;
                  busy?: ollamesh.probe.v1.Busy.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; ask?: null; answer?: null; busy?: null }|{ kind?: "ask"; ask: ollamesh.probe.v1.Ask.$Shape; answer?: null; busy?: null }|{ kind?: "answer"; ask?: null; answer: ollamesh.probe.v1.Answer.$Shape; busy?: null }|{ kind?: "busy"; ask?: null; answer?: null; busy: ollamesh.probe.v1.Busy.$Shape })
                );
            }

            /**
             * Properties of an Ask.
             * @deprecated Use ollamesh.probe.v1.Ask.$Properties instead.
             */
            interface IAsk extends ollamesh.probe.v1.Ask.$Properties {
            }

            /** Represents an Ask. */
            class Ask {

                /**
                 * Constructs a new Ask.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.probe.v1.Ask.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ask number. */
                number: number;

                /** Ask bytes. */
                bytes: number;

                /**
                 * Creates a new Ask instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ask instance
                 */
                static create(properties: ollamesh.probe.v1.Ask.$Shape): ollamesh.probe.v1.Ask & ollamesh.probe.v1.Ask.$Shape;
                static create(properties?: ollamesh.probe.v1.Ask.$Properties): ollamesh.probe.v1.Ask;

                /**
                 * Encodes the specified Ask message. Does not implicitly {@link ollamesh.probe.v1.Ask.verify|verify} messages.
                 * @param message Ask message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.probe.v1.Ask.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Ask message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Ask & ollamesh.probe.v1.Ask.$Shape} Ask
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.probe.v1.Ask & ollamesh.probe.v1.Ask.$Shape;
            }

            namespace Ask {

                /** Properties of an Ask. */
                interface $Properties {

                    /** Ask number */
                    number?: (number|null);

                    /** Ask bytes */
                    bytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Ask. */
                type $Shape = ollamesh.probe.v1.Ask.$Properties;
            }

            /**
             * Properties of an Answer.
             * @deprecated Use ollamesh.probe.v1.Answer.$Properties instead.
             */
            interface IAnswer extends ollamesh.probe.v1.Answer.$Properties {
            }

            /** Represents an Answer. */
            class Answer {

                /**
                 * Constructs a new Answer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.probe.v1.Answer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Answer number. */
                number: number;

                /** Answer payload. */
                payload: Uint8Array;

                /**
                 * Creates a new Answer instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Answer instance
                 */
                static create(properties: ollamesh.probe.v1.Answer.$Shape): ollamesh.probe.v1.Answer & ollamesh.probe.v1.Answer.$Shape;
                static create(properties?: ollamesh.probe.v1.Answer.$Properties): ollamesh.probe.v1.Answer;

                /**
                 * Encodes the specified Answer message. Does not implicitly {@link ollamesh.probe.v1.Answer.verify|verify} messages.
                 * @param message Answer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.probe.v1.Answer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Answer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Answer & ollamesh.probe.v1.Answer.$Shape} Answer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.probe.v1.Answer & ollamesh.probe.v1.Answer.$Shape;
            }

            namespace Answer {

                /** Properties of an Answer. */
                interface $Properties {

                    /** Answer number */
                    number?: (number|null);

                    /** Answer payload */
                    payload?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Answer. */
                type $Shape = ollamesh.probe.v1.Answer.$Properties;
            }

            /**
             * Properties of a Busy.
             * @deprecated Use ollamesh.probe.v1.Busy.$Properties instead.
             */
            interface IBusy extends ollamesh.probe.v1.Busy.$Properties {
            }

            /** Represents a Busy. */
            class Busy {

                /**
                 * Constructs a new Busy.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.probe.v1.Busy.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Busy number. */
                number: number;

                /**
                 * Creates a new Busy instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Busy instance
                 */
                static create(properties: ollamesh.probe.v1.Busy.$Shape): ollamesh.probe.v1.Busy & ollamesh.probe.v1.Busy.$Shape;
                static create(properties?: ollamesh.probe.v1.Busy.$Properties): ollamesh.probe.v1.Busy;

                /**
                 * Encodes the specified Busy message. Does not implicitly {@link ollamesh.probe.v1.Busy.verify|verify} messages.
                 * @param message Busy message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.probe.v1.Busy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Busy message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.probe.v1.Busy & ollamesh.probe.v1.Busy.$Shape} Busy
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.probe.v1.Busy & ollamesh.probe.v1.Busy.$Shape;
            }

            namespace Busy {

                /** Properties of a Busy. */
                interface $Properties {

                    /** Busy number */
                    number?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Busy. */
                type $Shape = ollamesh.probe.v1.Busy.$Properties;
            }
        }
    }
}
