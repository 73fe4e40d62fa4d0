// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace swarm. */
    namespace swarm {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.swarm.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.swarm.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message interest. */
                interest?: (ollamesh.swarm.v1.Interest.$Properties|null);

                /** Message uninterest. */
                uninterest?: (ollamesh.swarm.v1.Interest.$Properties|null);

                /** Message holding. */
                holding?: (ollamesh.swarm.v1.Holding.$Properties|null);

                /** Message notHeld. */
                notHeld?: (ollamesh.swarm.v1.Interest.$Properties|null);

                /** Message have. */
                have?: (ollamesh.swarm.v1.Have.$Properties|null);

                /** Message getHashes. */
                getHashes?: (ollamesh.swarm.v1.GetHashes.$Properties|null);

                /** Message hashes. */
                hashes?: (ollamesh.swarm.v1.Hashes.$Properties|null);

                /** Message request. */
                request?: (ollamesh.swarm.v1.Request.$Properties|null);

                /** Message data. */
                data?: (ollamesh.swarm.v1.Data.$Properties|null);

                /** Message reject. */
                reject?: (ollamesh.swarm.v1.Reject.$Properties|null);

                /** Message cancel. */
                cancel?: (ollamesh.swarm.v1.Cancel.$Properties|null);

                /** Message outside. */
                outside?: (ollamesh.swarm.v1.Outside.$Properties|null);

                /** Message kind. */
                kind?: ("interest"|"uninterest"|"holding"|"notHeld"|"have"|"getHashes"|"hashes"|"request"|"data"|"reject"|"cancel"|"outside");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.swarm.v1.Message.$Shape): ollamesh.swarm.v1.Message & ollamesh.swarm.v1.Message.$Shape;
                static create(properties?: ollamesh.swarm.v1.Message.$Properties): ollamesh.swarm.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.swarm.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Message & ollamesh.swarm.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Message & ollamesh.swarm.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message interest */
                    interest?: (ollamesh.swarm.v1.Interest.$Properties|null);

                    /** Message uninterest */
                    uninterest?: (ollamesh.swarm.v1.Interest.$Properties|null);

                    /** Message holding */
                    holding?: (ollamesh.swarm.v1.Holding.$Properties|null);

                    /** Message notHeld */
                    notHeld?: (ollamesh.swarm.v1.Interest.$Properties|null);

                    /** Message have */
                    have?: (ollamesh.swarm.v1.Have.$Properties|null);

                    /** Message getHashes */
                    getHashes?: (ollamesh.swarm.v1.GetHashes.$Properties|null);

                    /** Message hashes */
                    hashes?: (ollamesh.swarm.v1.Hashes.$Properties|null);

                    /** Message request */
                    request?: (ollamesh.swarm.v1.Request.$Properties|null);

                    /** Message data */
                    data?: (ollamesh.swarm.v1.Data.$Properties|null);

                    /** Message reject */
                    reject?: (ollamesh.swarm.v1.Reject.$Properties|null);

                    /** Message cancel */
                    cancel?: (ollamesh.swarm.v1.Cancel.$Properties|null);

                    /** Message outside */
                    outside?: (ollamesh.swarm.v1.Outside.$Properties|null);

                    /** Message kind */
                    kind?: ("interest"|"uninterest"|"holding"|"notHeld"|"have"|"getHashes"|"hashes"|"request"|"data"|"reject"|"cancel"|"outside");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  interest?: ollamesh.swarm.v1.Interest.$Shape|null;
                  uninterest?: ollamesh.swarm.v1.Interest.$Shape|null;
                  holding?: ollamesh.swarm.v1.Holding.$Shape|null;
                  notHeld?: ollamesh.swarm.v1.Interest.$Shape|null;
                  have?: ollamesh.swarm.v1.Have.$Shape|null;
                  getHashes?: ollamesh.swarm.v1.GetHashes.$Shape|null;
                  hashes?: ollamesh.swarm.v1.Hashes.$Shape|null;
                  request?: ollamesh.swarm.v1.Request.$Shape|null;
                  data?: ollamesh.swarm.v1.Data.$Shape|null;
                  reject?: ollamesh.swarm.v1.Reject.$Shape|null;
                  cancel?: ollamesh.swarm.v1.Cancel.$Shape|null;
                  outside?: ollamesh.swarm.v1.Outside.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "interest"; interest: ollamesh.swarm.v1.Interest.$Shape; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "uninterest"; interest?: null; uninterest: ollamesh.swarm.v1.Interest.$Shape; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "holding"; interest?: null; uninterest?: null; holding: ollamesh.swarm.v1.Holding.$Shape; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "notHeld"; interest?: null; uninterest?: null; holding?: null; notHeld: ollamesh.swarm.v1.Interest.$Shape; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "have"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have: ollamesh.swarm.v1.Have.$Shape; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "getHashes"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes: ollamesh.swarm.v1.GetHashes.$Shape; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "hashes"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes: ollamesh.swarm.v1.Hashes.$Shape; request?: null; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "request"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request: ollamesh.swarm.v1.Request.$Shape; data?: null; reject?: null; cancel?: null; outside?: null }|{ kind?: "data"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data: ollamesh.swarm.v1.Data.$Shape; reject?: null; cancel?: null; outside?: null }|{ kind?: "reject"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject: ollamesh.swarm.v1.Reject.$Shape; cancel?: null; outside?: null }|{ kind?: "cancel"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel: ollamesh.swarm.v1.Cancel.$Shape; outside?: null }|{ kind?: "outside"; interest?: null; uninterest?: null; holding?: null; notHeld?: null; have?: null; getHashes?: null; hashes?: null; request?: null; data?: null; reject?: null; cancel?: null; outside: ollamesh.swarm.v1.Outside.$Shape })
                );
            }

            /**
             * Properties of an Interest.
             * @deprecated Use ollamesh.swarm.v1.Interest.$Properties instead.
             */
            interface IInterest extends ollamesh.swarm.v1.Interest.$Properties {
            }

            /** Represents an Interest. */
            class Interest {

                /**
                 * Constructs a new Interest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Interest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Interest digest. */
                digest: string;

                /**
                 * Creates a new Interest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Interest instance
                 */
                static create(properties: ollamesh.swarm.v1.Interest.$Shape): ollamesh.swarm.v1.Interest & ollamesh.swarm.v1.Interest.$Shape;
                static create(properties?: ollamesh.swarm.v1.Interest.$Properties): ollamesh.swarm.v1.Interest;

                /**
                 * Encodes the specified Interest message. Does not implicitly {@link ollamesh.swarm.v1.Interest.verify|verify} messages.
                 * @param message Interest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Interest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Interest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Interest & ollamesh.swarm.v1.Interest.$Shape} Interest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Interest & ollamesh.swarm.v1.Interest.$Shape;
            }

            namespace Interest {

                /** Properties of an Interest. */
                interface $Properties {

                    /** Interest digest */
                    digest?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Interest. */
                type $Shape = ollamesh.swarm.v1.Interest.$Properties;
            }

            /**
             * Properties of a Holding.
             * @deprecated Use ollamesh.swarm.v1.Holding.$Properties instead.
             */
            interface IHolding extends ollamesh.swarm.v1.Holding.$Properties {
            }

            /** Represents a Holding. */
            class Holding {

                /**
                 * Constructs a new Holding.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Holding.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Holding digest. */
                digest: string;

                /** Holding size. */
                size: number;

                /** Holding pieceSize. */
                pieceSize: number;

                /** Holding root. */
                root: string;

                /** Holding bitfield. */
                bitfield: Uint8Array;

                /** Holding whole. */
                whole: boolean;

                /**
                 * Creates a new Holding instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Holding instance
                 */
                static create(properties: ollamesh.swarm.v1.Holding.$Shape): ollamesh.swarm.v1.Holding & ollamesh.swarm.v1.Holding.$Shape;
                static create(properties?: ollamesh.swarm.v1.Holding.$Properties): ollamesh.swarm.v1.Holding;

                /**
                 * Encodes the specified Holding message. Does not implicitly {@link ollamesh.swarm.v1.Holding.verify|verify} messages.
                 * @param message Holding message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Holding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Holding message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Holding & ollamesh.swarm.v1.Holding.$Shape} Holding
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Holding & ollamesh.swarm.v1.Holding.$Shape;
            }

            namespace Holding {

                /** Properties of a Holding. */
                interface $Properties {

                    /** Holding digest */
                    digest?: (string|null);

                    /** Holding size */
                    size?: (number|null);

                    /** Holding pieceSize */
                    pieceSize?: (number|null);

                    /** Holding root */
                    root?: (string|null);

                    /** Holding bitfield */
                    bitfield?: (Uint8Array|null);

                    /** Holding whole */
                    whole?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Holding. */
                type $Shape = ollamesh.swarm.v1.Holding.$Properties;
            }

            /**
             * Properties of a Have.
             * @deprecated Use ollamesh.swarm.v1.Have.$Properties instead.
             */
            interface IHave extends ollamesh.swarm.v1.Have.$Properties {
            }

            /** Represents a Have. */
            class Have {

                /**
                 * Constructs a new Have.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Have.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Have digest. */
                digest: string;

                /** Have pieces. */
                pieces: number[];

                /**
                 * Creates a new Have instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Have instance
                 */
                static create(properties: ollamesh.swarm.v1.Have.$Shape): ollamesh.swarm.v1.Have & ollamesh.swarm.v1.Have.$Shape;
                static create(properties?: ollamesh.swarm.v1.Have.$Properties): ollamesh.swarm.v1.Have;

                /**
                 * Encodes the specified Have message. Does not implicitly {@link ollamesh.swarm.v1.Have.verify|verify} messages.
                 * @param message Have message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Have.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Have message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Have & ollamesh.swarm.v1.Have.$Shape} Have
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Have & ollamesh.swarm.v1.Have.$Shape;
            }

            namespace Have {

                /** Properties of a Have. */
                interface $Properties {

                    /** Have digest */
                    digest?: (string|null);

                    /** Have pieces */
                    pieces?: (number[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Have. */
                type $Shape = ollamesh.swarm.v1.Have.$Properties;
            }

            /**
             * Properties of a GetHashes.
             * @deprecated Use ollamesh.swarm.v1.GetHashes.$Properties instead.
             */
            interface IGetHashes extends ollamesh.swarm.v1.GetHashes.$Properties {
            }

            /** Represents a GetHashes. */
            class GetHashes {

                /**
                 * Constructs a new GetHashes.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.GetHashes.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetHashes digest. */
                digest: string;

                /** GetHashes root. */
                root: string;

                /**
                 * Creates a new GetHashes instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GetHashes instance
                 */
                static create(properties: ollamesh.swarm.v1.GetHashes.$Shape): ollamesh.swarm.v1.GetHashes & ollamesh.swarm.v1.GetHashes.$Shape;
                static create(properties?: ollamesh.swarm.v1.GetHashes.$Properties): ollamesh.swarm.v1.GetHashes;

                /**
                 * Encodes the specified GetHashes message. Does not implicitly {@link ollamesh.swarm.v1.GetHashes.verify|verify} messages.
                 * @param message GetHashes message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.GetHashes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetHashes message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.GetHashes & ollamesh.swarm.v1.GetHashes.$Shape} GetHashes
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.GetHashes & ollamesh.swarm.v1.GetHashes.$Shape;
            }

            namespace GetHashes {

                /** Properties of a GetHashes. */
                interface $Properties {

                    /** GetHashes digest */
                    digest?: (string|null);

                    /** GetHashes root */
                    root?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetHashes. */
                type $Shape = ollamesh.swarm.v1.GetHashes.$Properties;
            }

            /**
             * Properties of a Hashes.
             * @deprecated Use ollamesh.swarm.v1.Hashes.$Properties instead.
             */
            interface IHashes extends ollamesh.swarm.v1.Hashes.$Properties {
            }

            /** Represents a Hashes. */
            class Hashes {

                /**
                 * Constructs a new Hashes.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Hashes.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hashes digest. */
                digest: string;

                /** Hashes root. */
                root: string;

                /** Hashes size. */
                size: number;

                /** Hashes pieceSize. */
                pieceSize: number;

                /** Hashes hashes. */
                hashes: Uint8Array;

                /**
                 * Creates a new Hashes instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Hashes instance
                 */
                static create(properties: ollamesh.swarm.v1.Hashes.$Shape): ollamesh.swarm.v1.Hashes & ollamesh.swarm.v1.Hashes.$Shape;
                static create(properties?: ollamesh.swarm.v1.Hashes.$Properties): ollamesh.swarm.v1.Hashes;

                /**
                 * Encodes the specified Hashes message. Does not implicitly {@link ollamesh.swarm.v1.Hashes.verify|verify} messages.
                 * @param message Hashes message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Hashes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hashes message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Hashes & ollamesh.swarm.v1.Hashes.$Shape} Hashes
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Hashes & ollamesh.swarm.v1.Hashes.$Shape;
            }

            namespace Hashes {

                /** Properties of a Hashes. */
                interface $Properties {

                    /** Hashes digest */
                    digest?: (string|null);

                    /** Hashes root */
                    root?: (string|null);

                    /** Hashes size */
                    size?: (number|null);

                    /** Hashes pieceSize */
                    pieceSize?: (number|null);

                    /** Hashes hashes */
                    hashes?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hashes. */
                type $Shape = ollamesh.swarm.v1.Hashes.$Properties;
            }

            /**
             * Properties of a Request.
             * @deprecated Use ollamesh.swarm.v1.Request.$Properties instead.
             */
            interface IRequest extends ollamesh.swarm.v1.Request.$Properties {
            }

            /** Represents a Request. */
            class Request {

                /**
                 * Constructs a new Request.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Request.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Request id. */
                id: number;

                /** Request digest. */
                digest: string;

                /** Request piece. */
                piece: number;

                /** Request offset. */
                offset: number;

                /** Request length. */
                length: number;

                /**
                 * Creates a new Request instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Request instance
                 */
                static create(properties: ollamesh.swarm.v1.Request.$Shape): ollamesh.swarm.v1.Request & ollamesh.swarm.v1.Request.$Shape;
                static create(properties?: ollamesh.swarm.v1.Request.$Properties): ollamesh.swarm.v1.Request;

                /**
                 * Encodes the specified Request message. Does not implicitly {@link ollamesh.swarm.v1.Request.verify|verify} messages.
                 * @param message Request message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Request message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Request & ollamesh.swarm.v1.Request.$Shape} Request
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Request & ollamesh.swarm.v1.Request.$Shape;
            }

            namespace Request {

                /** Properties of a Request. */
                interface $Properties {

                    /** Request id */
                    id?: (number|null);

                    /** Request digest */
                    digest?: (string|null);

                    /** Request piece */
                    piece?: (number|null);

                    /** Request offset */
                    offset?: (number|null);

                    /** Request length */
                    length?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Request. */
                type $Shape = ollamesh.swarm.v1.Request.$Properties;
            }

            /**
             * Properties of a Data.
             * @deprecated Use ollamesh.swarm.v1.Data.$Properties instead.
             */
            interface IData extends ollamesh.swarm.v1.Data.$Properties {
            }

            /** Represents a Data. */
            class Data {

                /**
                 * Constructs a new Data.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Data.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Data id. */
                id: number;

                /** Data bytes. */
                bytes: Uint8Array;

                /**
                 * Creates a new Data instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Data instance
                 */
                static create(properties: ollamesh.swarm.v1.Data.$Shape): ollamesh.swarm.v1.Data & ollamesh.swarm.v1.Data.$Shape;
                static create(properties?: ollamesh.swarm.v1.Data.$Properties): ollamesh.swarm.v1.Data;

                /**
                 * Encodes the specified Data message. Does not implicitly {@link ollamesh.swarm.v1.Data.verify|verify} messages.
                 * @param message Data message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Data.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Data message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Data & ollamesh.swarm.v1.Data.$Shape} Data
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Data & ollamesh.swarm.v1.Data.$Shape;
            }

            namespace Data {

                /** Properties of a Data. */
                interface $Properties {

                    /** Data id */
                    id?: (number|null);

                    /** Data bytes */
                    bytes?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Data. */
                type $Shape = ollamesh.swarm.v1.Data.$Properties;
            }

            /**
             * Properties of a Reject.
             * @deprecated Use ollamesh.swarm.v1.Reject.$Properties instead.
             */
            interface IReject extends ollamesh.swarm.v1.Reject.$Properties {
            }

            /** Represents a Reject. */
            class Reject {

                /**
                 * Constructs a new Reject.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Reject.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Reject id. */
                id: number;

                /** Reject reason. */
                reason: string;

                /**
                 * Creates a new Reject instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Reject instance
                 */
                static create(properties: ollamesh.swarm.v1.Reject.$Shape): ollamesh.swarm.v1.Reject & ollamesh.swarm.v1.Reject.$Shape;
                static create(properties?: ollamesh.swarm.v1.Reject.$Properties): ollamesh.swarm.v1.Reject;

                /**
                 * Encodes the specified Reject message. Does not implicitly {@link ollamesh.swarm.v1.Reject.verify|verify} messages.
                 * @param message Reject message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Reject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Reject message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Reject & ollamesh.swarm.v1.Reject.$Shape} Reject
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Reject & ollamesh.swarm.v1.Reject.$Shape;
            }

            namespace Reject {

                /** Properties of a Reject. */
                interface $Properties {

                    /** Reject id */
                    id?: (number|null);

                    /** Reject reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Reject. */
                type $Shape = ollamesh.swarm.v1.Reject.$Properties;
            }

            /**
             * Properties of a Cancel.
             * @deprecated Use ollamesh.swarm.v1.Cancel.$Properties instead.
             */
            interface ICancel extends ollamesh.swarm.v1.Cancel.$Properties {
            }

            /** Represents a Cancel. */
            class Cancel {

                /**
                 * Constructs a new Cancel.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Cancel.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Cancel id. */
                id: number;

                /**
                 * Creates a new Cancel instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Cancel instance
                 */
                static create(properties: ollamesh.swarm.v1.Cancel.$Shape): ollamesh.swarm.v1.Cancel & ollamesh.swarm.v1.Cancel.$Shape;
                static create(properties?: ollamesh.swarm.v1.Cancel.$Properties): ollamesh.swarm.v1.Cancel;

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link ollamesh.swarm.v1.Cancel.verify|verify} messages.
                 * @param message Cancel message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Cancel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Cancel & ollamesh.swarm.v1.Cancel.$Shape} Cancel
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Cancel & ollamesh.swarm.v1.Cancel.$Shape;
            }

            namespace Cancel {

                /** Properties of a Cancel. */
                interface $Properties {

                    /** Cancel id */
                    id?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Cancel. */
                type $Shape = ollamesh.swarm.v1.Cancel.$Properties;
            }

            /**
             * Properties of an Outside.
             * @deprecated Use ollamesh.swarm.v1.Outside.$Properties instead.
             */
            interface IOutside extends ollamesh.swarm.v1.Outside.$Properties {
            }

            /** Represents an Outside. */
            class Outside {

                /**
                 * Constructs a new Outside.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.swarm.v1.Outside.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Outside digest. */
                digest: string;

                /** Outside size. */
                size: number;

                /** Outside pieceSize. */
                pieceSize: number;

                /** Outside asks. */
                asks: boolean;

                /** Outside claims. */
                claims: number[];

                /** Outside version. */
                version: number;

                /** Outside heard. */
                heard: number;

                /** Outside pieces. */
                pieces: number[];

                /** Outside reading. */
                reading: number;

                /** Outside hashes. */
                hashes: Uint8Array;

                /** Outside arrived. */
                arrived: number;

                /**
                 * Creates a new Outside instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Outside instance
                 */
                static create(properties: ollamesh.swarm.v1.Outside.$Shape): ollamesh.swarm.v1.Outside & ollamesh.swarm.v1.Outside.$Shape;
                static create(properties?: ollamesh.swarm.v1.Outside.$Properties): ollamesh.swarm.v1.Outside;

                /**
                 * Encodes the specified Outside message. Does not implicitly {@link ollamesh.swarm.v1.Outside.verify|verify} messages.
                 * @param message Outside message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.swarm.v1.Outside.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Outside message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.swarm.v1.Outside & ollamesh.swarm.v1.Outside.$Shape} Outside
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.swarm.v1.Outside & ollamesh.swarm.v1.Outside.$Shape;
            }

            namespace Outside {

                /** Properties of an Outside. */
                interface $Properties {

                    /** Outside digest */
                    digest?: (string|null);

                    /** Outside size */
                    size?: (number|null);

                    /** Outside pieceSize */
                    pieceSize?: (number|null);

                    /** Outside asks */
                    asks?: (boolean|null);

                    /** Outside claims */
                    claims?: (number[]|null);

                    /** Outside version */
                    version?: (number|null);

                    /** Outside heard */
                    heard?: (number|null);

                    /** Outside pieces */
                    pieces?: (number[]|null);

                    /** Outside reading */
                    reading?: (number|null);

                    /** Outside hashes */
                    hashes?: (Uint8Array|null);

                    /** Outside arrived */
                    arrived?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Outside. */
                type $Shape = ollamesh.swarm.v1.Outside.$Properties;
            }
        }
    }
}
