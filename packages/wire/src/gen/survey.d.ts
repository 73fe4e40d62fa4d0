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

                /** Message askLinks. */
                askLinks?: (ollamesh.survey.v1.AskLinks.$Properties|null);

                /** Message links. */
                links?: (ollamesh.survey.v1.Links.$Properties|null);

                /** Message kind. */
                kind?: ("survey"|"share"|"askLinks"|"links");

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

                    /** Message askLinks */
                    askLinks?: (ollamesh.survey.v1.AskLinks.$Properties|null);

                    /** Message links */
                    links?: (ollamesh.survey.v1.Links.$Properties|null);

                    /** Message kind */
                    kind?: ("survey"|"share"|"askLinks"|"links");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  survey?: ollamesh.survey.v1.Survey.$Shape|null;
                  share?: ollamesh.survey.v1.Share.$Shape|null;
                  askLinks?: ollamesh.survey.v1.AskLinks.$Shape|null;
                  links?: ollamesh.survey.v1.Links.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; survey?: null; share?: null; askLinks?: null; links?: null }|{ kind?: "survey"; survey: ollamesh.survey.v1.Survey.$Shape; share?: null; askLinks?: null; links?: null }|{ kind?: "share"; survey?: null; share: ollamesh.survey.v1.Share.$Shape; askLinks?: null; links?: null }|{ kind?: "askLinks"; survey?: null; share?: null; askLinks: ollamesh.survey.v1.AskLinks.$Shape; links?: null }|{ kind?: "links"; survey?: null; share?: null; askLinks?: null; links: ollamesh.survey.v1.Links.$Shape })
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

            /**
             * Properties of an AskLinks.
             * @deprecated Use ollamesh.survey.v1.AskLinks.$Properties instead.
             */
            interface IAskLinks extends ollamesh.survey.v1.AskLinks.$Properties {
            }

            /** Represents an AskLinks. */
            class AskLinks {

                /**
                 * Constructs a new AskLinks.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.survey.v1.AskLinks.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AskLinks id. */
                id: number;

                /**
                 * Creates a new AskLinks instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AskLinks instance
                 */
                static create(properties: ollamesh.survey.v1.AskLinks.$Shape): ollamesh.survey.v1.AskLinks & ollamesh.survey.v1.AskLinks.$Shape;
                static create(properties?: ollamesh.survey.v1.AskLinks.$Properties): ollamesh.survey.v1.AskLinks;

                /**
                 * Encodes the specified AskLinks message. Does not implicitly {@link ollamesh.survey.v1.AskLinks.verify|verify} messages.
                 * @param message AskLinks message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.survey.v1.AskLinks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AskLinks message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.AskLinks & ollamesh.survey.v1.AskLinks.$Shape} AskLinks
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.survey.v1.AskLinks & ollamesh.survey.v1.AskLinks.$Shape;
            }

            namespace AskLinks {

                /** Properties of an AskLinks. */
                interface $Properties {

                    /** AskLinks id */
                    id?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AskLinks. */
                type $Shape = ollamesh.survey.v1.AskLinks.$Properties;
            }

            /**
             * Properties of a Links.
             * @deprecated Use ollamesh.survey.v1.Links.$Properties instead.
             */
            interface ILinks extends ollamesh.survey.v1.Links.$Properties {
            }

            /** Represents a Links. */
            class Links {

                /**
                 * Constructs a new Links.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.survey.v1.Links.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Links id. */
                id: number;

                /** Links links. */
                links: ollamesh.survey.v1.Link.$Properties[];

                /**
                 * Creates a new Links instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Links instance
                 */
                static create(properties: ollamesh.survey.v1.Links.$Shape): ollamesh.survey.v1.Links & ollamesh.survey.v1.Links.$Shape;
                static create(properties?: ollamesh.survey.v1.Links.$Properties): ollamesh.survey.v1.Links;

                /**
                 * Encodes the specified Links message. Does not implicitly {@link ollamesh.survey.v1.Links.verify|verify} messages.
                 * @param message Links message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.survey.v1.Links.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Links message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Links & ollamesh.survey.v1.Links.$Shape} Links
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.survey.v1.Links & ollamesh.survey.v1.Links.$Shape;
            }

            namespace Links {

                /** Properties of a Links. */
                interface $Properties {

                    /** Links id */
                    id?: (number|null);

                    /** Links links */
                    links?: (ollamesh.survey.v1.Link.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Links. */
                type $Shape = ollamesh.survey.v1.Links.$Properties;
            }

            /**
             * Properties of a Link.
             * @deprecated Use ollamesh.survey.v1.Link.$Properties instead.
             */
            interface ILink extends ollamesh.survey.v1.Link.$Properties {
            }

            /** Represents a Link. */
            class Link {

                /**
                 * Constructs a new Link.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.survey.v1.Link.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Link peer. */
                peer: string;

                /** Link rttUs. */
                rttUs: number;

                /** Link isSuspected. */
                isSuspected: boolean;

                /**
                 * Creates a new Link instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Link instance
                 */
                static create(properties: ollamesh.survey.v1.Link.$Shape): ollamesh.survey.v1.Link & ollamesh.survey.v1.Link.$Shape;
                static create(properties?: ollamesh.survey.v1.Link.$Properties): ollamesh.survey.v1.Link;

                /**
                 * Encodes the specified Link message. Does not implicitly {@link ollamesh.survey.v1.Link.verify|verify} messages.
                 * @param message Link message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.survey.v1.Link.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Link message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.survey.v1.Link & ollamesh.survey.v1.Link.$Shape} Link
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.survey.v1.Link & ollamesh.survey.v1.Link.$Shape;
            }

            namespace Link {

                /** Properties of a Link. */
                interface $Properties {

                    /** Link peer */
                    peer?: (string|null);

                    /** Link rttUs */
                    rttUs?: (number|null);

                    /** Link isSuspected */
                    isSuspected?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Link. */
                type $Shape = ollamesh.survey.v1.Link.$Properties;
            }
        }
    }
}
