// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace resume. */
    namespace resume {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.resume.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.resume.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.resume.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message keep. */
                keep?: (ollamesh.resume.v1.Keep.$Properties|null);

                /** Message add. */
                add?: (ollamesh.resume.v1.Add.$Properties|null);

                /** Message want. */
                want?: (ollamesh.resume.v1.Want.$Properties|null);

                /** Message found. */
                found?: (ollamesh.resume.v1.Found.$Properties|null);

                /** Message kind. */
                kind?: ("keep"|"add"|"want"|"found");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.resume.v1.Message.$Shape): ollamesh.resume.v1.Message & ollamesh.resume.v1.Message.$Shape;
                static create(properties?: ollamesh.resume.v1.Message.$Properties): ollamesh.resume.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.resume.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.resume.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Message & ollamesh.resume.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.resume.v1.Message & ollamesh.resume.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message keep */
                    keep?: (ollamesh.resume.v1.Keep.$Properties|null);

                    /** Message add */
                    add?: (ollamesh.resume.v1.Add.$Properties|null);

                    /** Message want */
                    want?: (ollamesh.resume.v1.Want.$Properties|null);

                    /** Message found */
                    found?: (ollamesh.resume.v1.Found.$Properties|null);

                    /** Message kind */
                    kind?: ("keep"|"add"|"want"|"found");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  keep?: ollamesh.resume.v1.Keep.$Shape|null;
                  add?: ollamesh.resume.v1.Add.$Shape|null;
                  want?: ollamesh.resume.v1.Want.$Shape|null;
                  found?: ollamesh.resume.v1.Found.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; keep?: null; add?: null; want?: null; found?: null }|{ kind?: "keep"; keep: ollamesh.resume.v1.Keep.$Shape; add?: null; want?: null; found?: null }|{ kind?: "add"; keep?: null; add: ollamesh.resume.v1.Add.$Shape; want?: null; found?: null }|{ kind?: "want"; keep?: null; add?: null; want: ollamesh.resume.v1.Want.$Shape; found?: null }|{ kind?: "found"; keep?: null; add?: null; want?: null; found: ollamesh.resume.v1.Found.$Shape })
                );
            }

            /**
             * Properties of a Request.
             * @deprecated Use ollamesh.resume.v1.Request.$Properties instead.
             */
            interface IRequest extends ollamesh.resume.v1.Request.$Properties {
            }

            /** Represents a Request. */
            class Request {

                /**
                 * Constructs a new Request.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.resume.v1.Request.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Request model. */
                model: string;

                /** Request blob. */
                blob: string;

                /** Request prompt. */
                prompt: number[];

                /** Request sampler. */
                sampler?: (ollamesh.resume.v1.Sampler.$Properties|null);

                /** Request tokensMax. */
                tokensMax: number;

                /** Request stop. */
                stop: string[];

                /** Request contextLength. */
                contextLength: number;

                /** Request adapter. */
                adapter: string;

                /** Request shiftKeepTokens. */
                shiftKeepTokens?: (number|null);

                /**
                 * Creates a new Request instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Request instance
                 */
                static create(properties: ollamesh.resume.v1.Request.$Shape): ollamesh.resume.v1.Request & ollamesh.resume.v1.Request.$Shape;
                static create(properties?: ollamesh.resume.v1.Request.$Properties): ollamesh.resume.v1.Request;

                /**
                 * Encodes the specified Request message. Does not implicitly {@link ollamesh.resume.v1.Request.verify|verify} messages.
                 * @param message Request message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.resume.v1.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Request message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Request & ollamesh.resume.v1.Request.$Shape} Request
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.resume.v1.Request & ollamesh.resume.v1.Request.$Shape;
            }

            namespace Request {

                /** Properties of a Request. */
                interface $Properties {

                    /** Request model */
                    model?: (string|null);

                    /** Request blob */
                    blob?: (string|null);

                    /** Request prompt */
                    prompt?: (number[]|null);

                    /** Request sampler */
                    sampler?: (ollamesh.resume.v1.Sampler.$Properties|null);

                    /** Request tokensMax */
                    tokensMax?: (number|null);

                    /** Request stop */
                    stop?: (string[]|null);

                    /** Request contextLength */
                    contextLength?: (number|null);

                    /** Request adapter */
                    adapter?: (string|null);

                    /** Request shiftKeepTokens */
                    shiftKeepTokens?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Request. */
                type $Shape = ollamesh.resume.v1.Request.$Properties;
            }

            /**
             * Properties of a Sampler.
             * @deprecated Use ollamesh.resume.v1.Sampler.$Properties instead.
             */
            interface ISampler extends ollamesh.resume.v1.Sampler.$Properties {
            }

            /** Represents a Sampler. */
            class Sampler {

                /**
                 * Constructs a new Sampler.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.resume.v1.Sampler.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Sampler temperature. */
                temperature: number;

                /** Sampler topK. */
                topK: number;

                /** Sampler topP. */
                topP: number;

                /** Sampler minP. */
                minP: number;

                /** Sampler typicalP. */
                typicalP: number;

                /** Sampler repeatPenalty. */
                repeatPenalty: number;

                /** Sampler repeatLastN. */
                repeatLastN: number;

                /** Sampler presencePenalty. */
                presencePenalty: number;

                /** Sampler frequencyPenalty. */
                frequencyPenalty: number;

                /** Sampler seed. */
                seed: number;

                /** Sampler hasSeed. */
                hasSeed: boolean;

                /** Sampler grammar. */
                grammar: string;

                /** Sampler topLogprobs. */
                topLogprobs: number;

                /**
                 * Creates a new Sampler instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Sampler instance
                 */
                static create(properties: ollamesh.resume.v1.Sampler.$Shape): ollamesh.resume.v1.Sampler & ollamesh.resume.v1.Sampler.$Shape;
                static create(properties?: ollamesh.resume.v1.Sampler.$Properties): ollamesh.resume.v1.Sampler;

                /**
                 * Encodes the specified Sampler message. Does not implicitly {@link ollamesh.resume.v1.Sampler.verify|verify} messages.
                 * @param message Sampler message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.resume.v1.Sampler.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Sampler message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Sampler & ollamesh.resume.v1.Sampler.$Shape} Sampler
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.resume.v1.Sampler & ollamesh.resume.v1.Sampler.$Shape;
            }

            namespace Sampler {

                /** Properties of a Sampler. */
                interface $Properties {

                    /** Sampler temperature */
                    temperature?: (number|null);

                    /** Sampler topK */
                    topK?: (number|null);

                    /** Sampler topP */
                    topP?: (number|null);

                    /** Sampler minP */
                    minP?: (number|null);

                    /** Sampler typicalP */
                    typicalP?: (number|null);

                    /** Sampler repeatPenalty */
                    repeatPenalty?: (number|null);

                    /** Sampler repeatLastN */
                    repeatLastN?: (number|null);

                    /** Sampler presencePenalty */
                    presencePenalty?: (number|null);

                    /** Sampler frequencyPenalty */
                    frequencyPenalty?: (number|null);

                    /** Sampler seed */
                    seed?: (number|null);

                    /** Sampler hasSeed */
                    hasSeed?: (boolean|null);

                    /** Sampler grammar */
                    grammar?: (string|null);

                    /** Sampler topLogprobs */
                    topLogprobs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Sampler. */
                type $Shape = ollamesh.resume.v1.Sampler.$Properties;
            }

            /**
             * Properties of a Keep.
             * @deprecated Use ollamesh.resume.v1.Keep.$Properties instead.
             */
            interface IKeep extends ollamesh.resume.v1.Keep.$Properties {
            }

            /** Represents a Keep. */
            class Keep {

                /**
                 * Constructs a new Keep.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.resume.v1.Keep.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Keep id. */
                id: string;

                /** Keep request. */
                request?: (ollamesh.resume.v1.Request.$Properties|null);

                /**
                 * Creates a new Keep instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Keep instance
                 */
                static create(properties: ollamesh.resume.v1.Keep.$Shape): ollamesh.resume.v1.Keep & ollamesh.resume.v1.Keep.$Shape;
                static create(properties?: ollamesh.resume.v1.Keep.$Properties): ollamesh.resume.v1.Keep;

                /**
                 * Encodes the specified Keep message. Does not implicitly {@link ollamesh.resume.v1.Keep.verify|verify} messages.
                 * @param message Keep message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.resume.v1.Keep.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Keep message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Keep & ollamesh.resume.v1.Keep.$Shape} Keep
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.resume.v1.Keep & ollamesh.resume.v1.Keep.$Shape;
            }

            namespace Keep {

                /** Properties of a Keep. */
                interface $Properties {

                    /** Keep id */
                    id?: (string|null);

                    /** Keep request */
                    request?: (ollamesh.resume.v1.Request.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Keep. */
                type $Shape = ollamesh.resume.v1.Keep.$Properties;
            }

            /**
             * Properties of an Add.
             * @deprecated Use ollamesh.resume.v1.Add.$Properties instead.
             */
            interface IAdd extends ollamesh.resume.v1.Add.$Properties {
            }

            /** Represents an Add. */
            class Add {

                /**
                 * Constructs a new Add.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.resume.v1.Add.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Add id. */
                id: string;

                /** Add from. */
                from: number;

                /** Add tokens. */
                tokens: number[];

                /** Add reason. */
                reason: string;

                /**
                 * Creates a new Add instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Add instance
                 */
                static create(properties: ollamesh.resume.v1.Add.$Shape): ollamesh.resume.v1.Add & ollamesh.resume.v1.Add.$Shape;
                static create(properties?: ollamesh.resume.v1.Add.$Properties): ollamesh.resume.v1.Add;

                /**
                 * Encodes the specified Add message. Does not implicitly {@link ollamesh.resume.v1.Add.verify|verify} messages.
                 * @param message Add message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.resume.v1.Add.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Add message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Add & ollamesh.resume.v1.Add.$Shape} Add
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.resume.v1.Add & ollamesh.resume.v1.Add.$Shape;
            }

            namespace Add {

                /** Properties of an Add. */
                interface $Properties {

                    /** Add id */
                    id?: (string|null);

                    /** Add from */
                    from?: (number|null);

                    /** Add tokens */
                    tokens?: (number[]|null);

                    /** Add reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Add. */
                type $Shape = ollamesh.resume.v1.Add.$Properties;
            }

            /**
             * Properties of a Want.
             * @deprecated Use ollamesh.resume.v1.Want.$Properties instead.
             */
            interface IWant extends ollamesh.resume.v1.Want.$Properties {
            }

            /** Represents a Want. */
            class Want {

                /**
                 * Constructs a new Want.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.resume.v1.Want.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Want id. */
                id: string;

                /**
                 * Creates a new Want instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Want instance
                 */
                static create(properties: ollamesh.resume.v1.Want.$Shape): ollamesh.resume.v1.Want & ollamesh.resume.v1.Want.$Shape;
                static create(properties?: ollamesh.resume.v1.Want.$Properties): ollamesh.resume.v1.Want;

                /**
                 * Encodes the specified Want message. Does not implicitly {@link ollamesh.resume.v1.Want.verify|verify} messages.
                 * @param message Want message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.resume.v1.Want.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Want message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Want & ollamesh.resume.v1.Want.$Shape} Want
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.resume.v1.Want & ollamesh.resume.v1.Want.$Shape;
            }

            namespace Want {

                /** Properties of a Want. */
                interface $Properties {

                    /** Want id */
                    id?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Want. */
                type $Shape = ollamesh.resume.v1.Want.$Properties;
            }

            /**
             * Properties of a Found.
             * @deprecated Use ollamesh.resume.v1.Found.$Properties instead.
             */
            interface IFound extends ollamesh.resume.v1.Found.$Properties {
            }

            /** Represents a Found. */
            class Found {

                /**
                 * Constructs a new Found.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.resume.v1.Found.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Found id. */
                id: string;

                /** Found request. */
                request?: (ollamesh.resume.v1.Request.$Properties|null);

                /** Found tokens. */
                tokens: number[];

                /** Found reason. */
                reason: string;

                /**
                 * Creates a new Found instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Found instance
                 */
                static create(properties: ollamesh.resume.v1.Found.$Shape): ollamesh.resume.v1.Found & ollamesh.resume.v1.Found.$Shape;
                static create(properties?: ollamesh.resume.v1.Found.$Properties): ollamesh.resume.v1.Found;

                /**
                 * Encodes the specified Found message. Does not implicitly {@link ollamesh.resume.v1.Found.verify|verify} messages.
                 * @param message Found message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.resume.v1.Found.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Found message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.resume.v1.Found & ollamesh.resume.v1.Found.$Shape} Found
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.resume.v1.Found & ollamesh.resume.v1.Found.$Shape;
            }

            namespace Found {

                /** Properties of a Found. */
                interface $Properties {

                    /** Found id */
                    id?: (string|null);

                    /** Found request */
                    request?: (ollamesh.resume.v1.Request.$Properties|null);

                    /** Found tokens */
                    tokens?: (number[]|null);

                    /** Found reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Found. */
                type $Shape = ollamesh.resume.v1.Found.$Properties;
            }
        }
    }
}
