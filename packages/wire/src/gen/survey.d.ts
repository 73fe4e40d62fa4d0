// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace survey. */
    namespace survey {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.survey.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.survey.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.survey.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message survey. */
                survey?: (ollamesh.survey.v1.Survey.$Properties|null);

                /** Message share. */
                share?: (ollamesh.survey.v1.Share.$Properties|null);

                /** Message kind. */
                kind?: ("survey"|"share");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.survey.v1.Message.$Shape): ollamesh.survey.v1.Message & ollamesh.survey.v1.Message.$Shape;
                static create(properties?: ollamesh.survey.v1.Message.$Properties): ollamesh.survey.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.survey.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.survey.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Message & ollamesh.survey.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.survey.v1.Message & ollamesh.survey.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message survey */
                    survey?: (ollamesh.survey.v1.Survey.$Properties|null);

                    /** Message share */
                    share?: (ollamesh.survey.v1.Share.$Properties|null);

                    /** Message kind */
                    kind?: ("survey"|"share");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  survey?: ollamesh.survey.v1.Survey.$Shape|null;
                  share?: ollamesh.survey.v1.Share.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; survey?: null; share?: null }|{ kind?: "survey"; survey: ollamesh.survey.v1.Survey.$Shape; share?: null }|{ kind?: "share"; survey?: null; share: ollamesh.survey.v1.Share.$Shape })
                );
            }

            /**
             * Properties of a Survey.
             * @deprecated Use ollamesh.survey.v1.Survey.$Properties instead.
             */
            interface ISurvey extends ollamesh.survey.v1.Survey.$Properties {
            }

            /** Represents a Survey. */
            class Survey {

                /**
                 * Constructs a new Survey.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.survey.v1.Survey.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Survey id. */
                id: number;

                /** Survey digests. */
                digests: string[];

                /**
                 * Creates a new Survey instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Survey instance
                 */
                static create(properties: ollamesh.survey.v1.Survey.$Shape): ollamesh.survey.v1.Survey & ollamesh.survey.v1.Survey.$Shape;
                static create(properties?: ollamesh.survey.v1.Survey.$Properties): ollamesh.survey.v1.Survey;

                /**
                 * Encodes the specified Survey message. Does not implicitly {@link ollamesh.survey.v1.Survey.verify|verify} messages.
                 * @param message Survey message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.survey.v1.Survey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Survey message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Survey & ollamesh.survey.v1.Survey.$Shape} Survey
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.survey.v1.Survey & ollamesh.survey.v1.Survey.$Shape;
            }

            namespace Survey {

                /** Properties of a Survey. */
                interface $Properties {

                    /** Survey id */
                    id?: (number|null);

                    /** Survey digests */
                    digests?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Survey. */
                type $Shape = ollamesh.survey.v1.Survey.$Properties;
            }

            /**
             * Properties of a Share.
             * @deprecated Use ollamesh.survey.v1.Share.$Properties instead.
             */
            interface IShare extends ollamesh.survey.v1.Share.$Properties {
            }

            /** Represents a Share. */
            class Share {

                /**
                 * Constructs a new Share.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.survey.v1.Share.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Share id. */
                id: number;

                /** Share digest. */
                digest: string;

                /** Share size. */
                size: number;

                /** Share pieceSize. */
                pieceSize: number;

                /** Share bitfield. */
                bitfield: Uint8Array;

                /** Share isWhole. */
                isWhole: boolean;

                /** Share isFetching. */
                isFetching: boolean;

                /** Share bytesPerSecond. */
                bytesPerSecond: number;

                /** Share etaMs. */
                etaMs: number;

                /** Share sources. */
                sources: ollamesh.survey.v1.Source.$Properties[];

                /**
                 * Creates a new Share instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Share instance
                 */
                static create(properties: ollamesh.survey.v1.Share.$Shape): ollamesh.survey.v1.Share & ollamesh.survey.v1.Share.$Shape;
                static create(properties?: ollamesh.survey.v1.Share.$Properties): ollamesh.survey.v1.Share;

                /**
                 * Encodes the specified Share message. Does not implicitly {@link ollamesh.survey.v1.Share.verify|verify} messages.
                 * @param message Share message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.survey.v1.Share.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Share message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Share & ollamesh.survey.v1.Share.$Shape} Share
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.survey.v1.Share & ollamesh.survey.v1.Share.$Shape;
            }

            namespace Share {

                /** Properties of a Share. */
                interface $Properties {

                    /** Share id */
                    id?: (number|null);

                    /** Share digest */
                    digest?: (string|null);

                    /** Share size */
                    size?: (number|null);

                    /** Share pieceSize */
                    pieceSize?: (number|null);

                    /** Share bitfield */
                    bitfield?: (Uint8Array|null);

                    /** Share isWhole */
                    isWhole?: (boolean|null);

                    /** Share isFetching */
                    isFetching?: (boolean|null);

                    /** Share bytesPerSecond */
                    bytesPerSecond?: (number|null);

                    /** Share etaMs */
                    etaMs?: (number|null);

                    /** Share sources */
                    sources?: (ollamesh.survey.v1.Source.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Share. */
                type $Shape = ollamesh.survey.v1.Share.$Properties;
            }

            /**
             * Properties of a Source.
             * @deprecated Use ollamesh.survey.v1.Source.$Properties instead.
             */
            interface ISource extends ollamesh.survey.v1.Source.$Properties {
            }

            /** Represents a Source. */
            class Source {

                /**
                 * Constructs a new Source.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.survey.v1.Source.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Source name. */
                name: string;

                /** Source bytes. */
                bytes: number;

                /** Source bytesPerSecond. */
                bytesPerSecond: number;

                /**
                 * Creates a new Source instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Source instance
                 */
                static create(properties: ollamesh.survey.v1.Source.$Shape): ollamesh.survey.v1.Source & ollamesh.survey.v1.Source.$Shape;
                static create(properties?: ollamesh.survey.v1.Source.$Properties): ollamesh.survey.v1.Source;

                /**
                 * Encodes the specified Source message. Does not implicitly {@link ollamesh.survey.v1.Source.verify|verify} messages.
                 * @param message Source message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.survey.v1.Source.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Source message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Source & ollamesh.survey.v1.Source.$Shape} Source
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.survey.v1.Source & ollamesh.survey.v1.Source.$Shape;
            }

            namespace Source {

                /** Properties of a Source. */
                interface $Properties {

                    /** Source name */
                    name?: (string|null);

                    /** Source bytes */
                    bytes?: (number|null);

                    /** Source bytesPerSecond */
                    bytesPerSecond?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Source. */
                type $Shape = ollamesh.survey.v1.Source.$Properties;
            }
        }
    }
}
