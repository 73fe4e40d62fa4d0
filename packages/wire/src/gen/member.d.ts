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

                /** Message ping. */
                ping?: (ollamesh.member.v1.Probe.$Properties|null);

                /** Message ack. */
                ack?: (ollamesh.member.v1.Probe.$Properties|null);

                /** Message nack. */
                nack?: (ollamesh.member.v1.Probe.$Properties|null);

                /** Message probeRequest. */
                probeRequest?: (ollamesh.member.v1.ProbeRequest.$Properties|null);

                /** Message rumours. */
                rumours?: (ollamesh.member.v1.Rumours.$Properties|null);

                /** Message kind. */
                kind?: ("hello"|"leave"|"ping"|"ack"|"nack"|"probeRequest"|"rumours");

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

                    /** Message ping */
                    ping?: (ollamesh.member.v1.Probe.$Properties|null);

                    /** Message ack */
                    ack?: (ollamesh.member.v1.Probe.$Properties|null);

                    /** Message nack */
                    nack?: (ollamesh.member.v1.Probe.$Properties|null);

                    /** Message probeRequest */
                    probeRequest?: (ollamesh.member.v1.ProbeRequest.$Properties|null);

                    /** Message rumours */
                    rumours?: (ollamesh.member.v1.Rumours.$Properties|null);

                    /** Message kind */
                    kind?: ("hello"|"leave"|"ping"|"ack"|"nack"|"probeRequest"|"rumours");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  hello?: ollamesh.member.v1.Hello.$Shape|null;
                  leave?: ollamesh.member.v1.Leave.$Shape|null;
                  ping?: ollamesh.member.v1.Probe.$Shape|null;
                  ack?: ollamesh.member.v1.Probe.$Shape|null;
                  nack?: ollamesh.member.v1.Probe.$Shape|null;
                  probeRequest?: ollamesh.member.v1.ProbeRequest.$Shape|null;
                  rumours?: ollamesh.member.v1.Rumours.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; hello?: null; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "hello"; hello: ollamesh.member.v1.Hello.$Shape; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "leave"; hello?: null; leave: ollamesh.member.v1.Leave.$Shape; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "ping"; hello?: null; leave?: null; ping: ollamesh.member.v1.Probe.$Shape; ack?: null; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "ack"; hello?: null; leave?: null; ping?: null; ack: ollamesh.member.v1.Probe.$Shape; nack?: null; probeRequest?: null; rumours?: null }|{ kind?: "nack"; hello?: null; leave?: null; ping?: null; ack?: null; nack: ollamesh.member.v1.Probe.$Shape; probeRequest?: null; rumours?: null }|{ kind?: "probeRequest"; hello?: null; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest: ollamesh.member.v1.ProbeRequest.$Shape; rumours?: null }|{ kind?: "rumours"; hello?: null; leave?: null; ping?: null; ack?: null; nack?: null; probeRequest?: null; rumours: ollamesh.member.v1.Rumours.$Shape })
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
             * Properties of a Probe.
             * @deprecated Use ollamesh.member.v1.Probe.$Properties instead.
             */
            interface IProbe extends ollamesh.member.v1.Probe.$Properties {
            }

            /** Represents a Probe. */
            class Probe {

                /**
                 * Constructs a new Probe.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Probe.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Probe sequence. */
                sequence: number;

                /** Probe rumours. */
                rumours: ollamesh.member.v1.Rumour.$Properties[];

                /**
                 * Creates a new Probe instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Probe instance
                 */
                static create(properties: ollamesh.member.v1.Probe.$Shape): ollamesh.member.v1.Probe & ollamesh.member.v1.Probe.$Shape;
                static create(properties?: ollamesh.member.v1.Probe.$Properties): ollamesh.member.v1.Probe;

                /**
                 * Encodes the specified Probe message. Does not implicitly {@link ollamesh.member.v1.Probe.verify|verify} messages.
                 * @param message Probe message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Probe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Probe message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Probe & ollamesh.member.v1.Probe.$Shape} Probe
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Probe & ollamesh.member.v1.Probe.$Shape;
            }

            namespace Probe {

                /** Properties of a Probe. */
                interface $Properties {

                    /** Probe sequence */
                    sequence?: (number|null);

                    /** Probe rumours */
                    rumours?: (ollamesh.member.v1.Rumour.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Probe. */
                type $Shape = ollamesh.member.v1.Probe.$Properties;
            }

            /**
             * Properties of a ProbeRequest.
             * @deprecated Use ollamesh.member.v1.ProbeRequest.$Properties instead.
             */
            interface IProbeRequest extends ollamesh.member.v1.ProbeRequest.$Properties {
            }

            /** Represents a ProbeRequest. */
            class ProbeRequest {

                /**
                 * Constructs a new ProbeRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.ProbeRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProbeRequest sequence. */
                sequence: number;

                /** ProbeRequest target. */
                target: string;

                /** ProbeRequest rumours. */
                rumours: ollamesh.member.v1.Rumour.$Properties[];

                /**
                 * Creates a new ProbeRequest instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProbeRequest instance
                 */
                static create(properties: ollamesh.member.v1.ProbeRequest.$Shape): ollamesh.member.v1.ProbeRequest & ollamesh.member.v1.ProbeRequest.$Shape;
                static create(properties?: ollamesh.member.v1.ProbeRequest.$Properties): ollamesh.member.v1.ProbeRequest;

                /**
                 * Encodes the specified ProbeRequest message. Does not implicitly {@link ollamesh.member.v1.ProbeRequest.verify|verify} messages.
                 * @param message ProbeRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.ProbeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProbeRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.ProbeRequest & ollamesh.member.v1.ProbeRequest.$Shape} ProbeRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.ProbeRequest & ollamesh.member.v1.ProbeRequest.$Shape;
            }

            namespace ProbeRequest {

                /** Properties of a ProbeRequest. */
                interface $Properties {

                    /** ProbeRequest sequence */
                    sequence?: (number|null);

                    /** ProbeRequest target */
                    target?: (string|null);

                    /** ProbeRequest rumours */
                    rumours?: (ollamesh.member.v1.Rumour.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProbeRequest. */
                type $Shape = ollamesh.member.v1.ProbeRequest.$Properties;
            }

            /**
             * Properties of a Rumours.
             * @deprecated Use ollamesh.member.v1.Rumours.$Properties instead.
             */
            interface IRumours extends ollamesh.member.v1.Rumours.$Properties {
            }

            /** Represents a Rumours. */
            class Rumours {

                /**
                 * Constructs a new Rumours.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Rumours.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Rumours rumours. */
                rumours: ollamesh.member.v1.Rumour.$Properties[];

                /**
                 * Creates a new Rumours instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Rumours instance
                 */
                static create(properties: ollamesh.member.v1.Rumours.$Shape): ollamesh.member.v1.Rumours & ollamesh.member.v1.Rumours.$Shape;
                static create(properties?: ollamesh.member.v1.Rumours.$Properties): ollamesh.member.v1.Rumours;

                /**
                 * Encodes the specified Rumours message. Does not implicitly {@link ollamesh.member.v1.Rumours.verify|verify} messages.
                 * @param message Rumours message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Rumours.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Rumours message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Rumours & ollamesh.member.v1.Rumours.$Shape} Rumours
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Rumours & ollamesh.member.v1.Rumours.$Shape;
            }

            namespace Rumours {

                /** Properties of a Rumours. */
                interface $Properties {

                    /** Rumours rumours */
                    rumours?: (ollamesh.member.v1.Rumour.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Rumours. */
                type $Shape = ollamesh.member.v1.Rumours.$Properties;
            }

            /**
             * Properties of a Rumour.
             * @deprecated Use ollamesh.member.v1.Rumour.$Properties instead.
             */
            interface IRumour extends ollamesh.member.v1.Rumour.$Properties {
            }

            /** Represents a Rumour. */
            class Rumour {

                /**
                 * Constructs a new Rumour.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.member.v1.Rumour.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Rumour kind. */
                kind: ollamesh.member.v1.Rumour.Kind;

                /** Rumour peer. */
                peer: string;

                /** Rumour incarnation. */
                incarnation: number;

                /** Rumour by. */
                by: string;

                /**
                 * Creates a new Rumour instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Rumour instance
                 */
                static create(properties: ollamesh.member.v1.Rumour.$Shape): ollamesh.member.v1.Rumour & ollamesh.member.v1.Rumour.$Shape;
                static create(properties?: ollamesh.member.v1.Rumour.$Properties): ollamesh.member.v1.Rumour;

                /**
                 * Encodes the specified Rumour message. Does not implicitly {@link ollamesh.member.v1.Rumour.verify|verify} messages.
                 * @param message Rumour message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.member.v1.Rumour.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Rumour message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.member.v1.Rumour & ollamesh.member.v1.Rumour.$Shape} Rumour
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.member.v1.Rumour & ollamesh.member.v1.Rumour.$Shape;
            }

            namespace Rumour {

                /** Properties of a Rumour. */
                interface $Properties {

                    /** Rumour kind */
                    kind?: (ollamesh.member.v1.Rumour.Kind|null);

                    /** Rumour peer */
                    peer?: (string|null);

                    /** Rumour incarnation */
                    incarnation?: (number|null);

                    /** Rumour by */
                    by?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Rumour. */
                type $Shape = ollamesh.member.v1.Rumour.$Properties;

                /** Kind enum. */
                enum Kind {

                    /** ALIVE value */
                    ALIVE = 0,

                    /** SUSPECT value */
                    SUSPECT = 1,

                    /** DEAD value */
                    DEAD = 2
                }
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

                /** Advert lacksRoomFor. */
                lacksRoomFor: string[];

                /** Advert weight. */
                weight: number;

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

                    /** Advert lacksRoomFor */
                    lacksRoomFor?: (string[]|null);

                    /** Advert weight */
                    weight?: (number|null);

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
