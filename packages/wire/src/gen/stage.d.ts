// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace stage. */
    namespace stage {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.stage.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.stage.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message batch. */
                batch?: (ollamesh.stage.v1.Batch.$Properties|null);

                /** Message sampled. */
                sampled?: (ollamesh.stage.v1.SampledTokens.$Properties|null);

                /** Message failed. */
                failed?: (ollamesh.stage.v1.Failed.$Properties|null);

                /** Message kind. */
                kind?: ("batch"|"sampled"|"failed");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.stage.v1.Message.$Shape): ollamesh.stage.v1.Message & ollamesh.stage.v1.Message.$Shape;
                static create(properties?: ollamesh.stage.v1.Message.$Properties): ollamesh.stage.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.stage.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Message & ollamesh.stage.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Message & ollamesh.stage.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message batch */
                    batch?: (ollamesh.stage.v1.Batch.$Properties|null);

                    /** Message sampled */
                    sampled?: (ollamesh.stage.v1.SampledTokens.$Properties|null);

                    /** Message failed */
                    failed?: (ollamesh.stage.v1.Failed.$Properties|null);

                    /** Message kind */
                    kind?: ("batch"|"sampled"|"failed");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  batch?: ollamesh.stage.v1.Batch.$Shape|null;
                  sampled?: ollamesh.stage.v1.SampledTokens.$Shape|null;
                  failed?: ollamesh.stage.v1.Failed.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; batch?: null; sampled?: null; failed?: null }|{ kind?: "batch"; batch: ollamesh.stage.v1.Batch.$Shape; sampled?: null; failed?: null }|{ kind?: "sampled"; batch?: null; sampled: ollamesh.stage.v1.SampledTokens.$Shape; failed?: null }|{ kind?: "failed"; batch?: null; sampled?: null; failed: ollamesh.stage.v1.Failed.$Shape })
                );
            }

            /**
             * Properties of a Batch.
             * @deprecated Use ollamesh.stage.v1.Batch.$Properties instead.
             */
            interface IBatch extends ollamesh.stage.v1.Batch.$Properties {
            }

            /** Represents a Batch. */
            class Batch {

                /**
                 * Constructs a new Batch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Batch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Batch deployment. */
                deployment: string;

                /** Batch stream. */
                stream: number;

                /** Batch sequence. */
                sequence: number;

                /** Batch closes. */
                closes: number[];

                /** Batch opens. */
                opens: ollamesh.stage.v1.Open.$Properties[];

                /** Batch slots. */
                slots: number[];

                /** Batch positions. */
                positions: number[];

                /** Batch outputs. */
                outputs: Uint8Array;

                /** Batch hidden. */
                hidden: Uint8Array;

                /** Batch drafts. */
                drafts: number[];

                /** Batch half. */
                half: boolean;

                /**
                 * Creates a new Batch instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Batch instance
                 */
                static create(properties: ollamesh.stage.v1.Batch.$Shape): ollamesh.stage.v1.Batch & ollamesh.stage.v1.Batch.$Shape;
                static create(properties?: ollamesh.stage.v1.Batch.$Properties): ollamesh.stage.v1.Batch;

                /**
                 * Encodes the specified Batch message. Does not implicitly {@link ollamesh.stage.v1.Batch.verify|verify} messages.
                 * @param message Batch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Batch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Batch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Batch & ollamesh.stage.v1.Batch.$Shape} Batch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Batch & ollamesh.stage.v1.Batch.$Shape;
            }

            namespace Batch {

                /** Properties of a Batch. */
                interface $Properties {

                    /** Batch deployment */
                    deployment?: (string|null);

                    /** Batch stream */
                    stream?: (number|null);

                    /** Batch sequence */
                    sequence?: (number|null);

                    /** Batch closes */
                    closes?: (number[]|null);

                    /** Batch opens */
                    opens?: (ollamesh.stage.v1.Open.$Properties[]|null);

                    /** Batch slots */
                    slots?: (number[]|null);

                    /** Batch positions */
                    positions?: (number[]|null);

                    /** Batch outputs */
                    outputs?: (Uint8Array|null);

                    /** Batch hidden */
                    hidden?: (Uint8Array|null);

                    /** Batch drafts */
                    drafts?: (number[]|null);

                    /** Batch half */
                    half?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Batch. */
                type $Shape = ollamesh.stage.v1.Batch.$Properties;
            }

            /**
             * Properties of an Open.
             * @deprecated Use ollamesh.stage.v1.Open.$Properties instead.
             */
            interface IOpen extends ollamesh.stage.v1.Open.$Properties {
            }

            /** Represents an Open. */
            class Open {

                /**
                 * Constructs a new Open.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Open.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Open slot. */
                slot: number;

                /** Open sampler. */
                sampler?: (ollamesh.stage.v1.Sampler.$Properties|null);

                /** Open history. */
                history: number[];

                /** Open answered. */
                answered: number;

                /** Open keep. */
                keep: number;

                /** Open from. */
                from: number;

                /** Open embeds. */
                embeds: boolean;

                /**
                 * Creates a new Open instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Open instance
                 */
                static create(properties: ollamesh.stage.v1.Open.$Shape): ollamesh.stage.v1.Open & ollamesh.stage.v1.Open.$Shape;
                static create(properties?: ollamesh.stage.v1.Open.$Properties): ollamesh.stage.v1.Open;

                /**
                 * Encodes the specified Open message. Does not implicitly {@link ollamesh.stage.v1.Open.verify|verify} messages.
                 * @param message Open message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Open.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Open message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Open & ollamesh.stage.v1.Open.$Shape} Open
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Open & ollamesh.stage.v1.Open.$Shape;
            }

            namespace Open {

                /** Properties of an Open. */
                interface $Properties {

                    /** Open slot */
                    slot?: (number|null);

                    /** Open sampler */
                    sampler?: (ollamesh.stage.v1.Sampler.$Properties|null);

                    /** Open history */
                    history?: (number[]|null);

                    /** Open answered */
                    answered?: (number|null);

                    /** Open keep */
                    keep?: (number|null);

                    /** Open from */
                    from?: (number|null);

                    /** Open embeds */
                    embeds?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Open. */
                type $Shape = ollamesh.stage.v1.Open.$Properties;
            }

            /**
             * Properties of a Sampler.
             * @deprecated Use ollamesh.stage.v1.Sampler.$Properties instead.
             */
            interface ISampler extends ollamesh.stage.v1.Sampler.$Properties {
            }

            /** Represents a Sampler. */
            class Sampler {

                /**
                 * Constructs a new Sampler.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Sampler.$Properties);

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
                static create(properties: ollamesh.stage.v1.Sampler.$Shape): ollamesh.stage.v1.Sampler & ollamesh.stage.v1.Sampler.$Shape;
                static create(properties?: ollamesh.stage.v1.Sampler.$Properties): ollamesh.stage.v1.Sampler;

                /**
                 * Encodes the specified Sampler message. Does not implicitly {@link ollamesh.stage.v1.Sampler.verify|verify} messages.
                 * @param message Sampler message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Sampler.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Sampler message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Sampler & ollamesh.stage.v1.Sampler.$Shape} Sampler
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Sampler & ollamesh.stage.v1.Sampler.$Shape;
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
                type $Shape = ollamesh.stage.v1.Sampler.$Properties;
            }

            /**
             * Properties of a Probability.
             * @deprecated Use ollamesh.stage.v1.Probability.$Properties instead.
             */
            interface IProbability extends ollamesh.stage.v1.Probability.$Properties {
            }

            /** Represents a Probability. */
            class Probability {

                /**
                 * Constructs a new Probability.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Probability.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Probability token. */
                token: number;

                /** Probability logprob. */
                logprob: number;

                /**
                 * Creates a new Probability instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Probability instance
                 */
                static create(properties: ollamesh.stage.v1.Probability.$Shape): ollamesh.stage.v1.Probability & ollamesh.stage.v1.Probability.$Shape;
                static create(properties?: ollamesh.stage.v1.Probability.$Properties): ollamesh.stage.v1.Probability;

                /**
                 * Encodes the specified Probability message. Does not implicitly {@link ollamesh.stage.v1.Probability.verify|verify} messages.
                 * @param message Probability message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Probability.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Probability message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Probability & ollamesh.stage.v1.Probability.$Shape} Probability
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Probability & ollamesh.stage.v1.Probability.$Shape;
            }

            namespace Probability {

                /** Properties of a Probability. */
                interface $Properties {

                    /** Probability token */
                    token?: (number|null);

                    /** Probability logprob */
                    logprob?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Probability. */
                type $Shape = ollamesh.stage.v1.Probability.$Properties;
            }

            /**
             * Properties of a Likelihood.
             * @deprecated Use ollamesh.stage.v1.Likelihood.$Properties instead.
             */
            interface ILikelihood extends ollamesh.stage.v1.Likelihood.$Properties {
            }

            /** Represents a Likelihood. */
            class Likelihood {

                /**
                 * Constructs a new Likelihood.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Likelihood.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Likelihood logprob. */
                logprob: number;

                /** Likelihood top. */
                top: ollamesh.stage.v1.Probability.$Properties[];

                /**
                 * Creates a new Likelihood instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Likelihood instance
                 */
                static create(properties: ollamesh.stage.v1.Likelihood.$Shape): ollamesh.stage.v1.Likelihood & ollamesh.stage.v1.Likelihood.$Shape;
                static create(properties?: ollamesh.stage.v1.Likelihood.$Properties): ollamesh.stage.v1.Likelihood;

                /**
                 * Encodes the specified Likelihood message. Does not implicitly {@link ollamesh.stage.v1.Likelihood.verify|verify} messages.
                 * @param message Likelihood message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Likelihood.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Likelihood message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Likelihood & ollamesh.stage.v1.Likelihood.$Shape} Likelihood
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Likelihood & ollamesh.stage.v1.Likelihood.$Shape;
            }

            namespace Likelihood {

                /** Properties of a Likelihood. */
                interface $Properties {

                    /** Likelihood logprob */
                    logprob?: (number|null);

                    /** Likelihood top */
                    top?: (ollamesh.stage.v1.Probability.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Likelihood. */
                type $Shape = ollamesh.stage.v1.Likelihood.$Properties;
            }

            /**
             * Properties of a SampledTokens.
             * @deprecated Use ollamesh.stage.v1.SampledTokens.$Properties instead.
             */
            interface ISampledTokens extends ollamesh.stage.v1.SampledTokens.$Properties {
            }

            /** Represents a SampledTokens. */
            class SampledTokens {

                /**
                 * Constructs a new SampledTokens.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.SampledTokens.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SampledTokens deployment. */
                deployment: string;

                /** SampledTokens stream. */
                stream: number;

                /** SampledTokens sequence. */
                sequence: number;

                /** SampledTokens tokens. */
                tokens: ollamesh.stage.v1.Token.$Properties[];

                /**
                 * Creates a new SampledTokens instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SampledTokens instance
                 */
                static create(properties: ollamesh.stage.v1.SampledTokens.$Shape): ollamesh.stage.v1.SampledTokens & ollamesh.stage.v1.SampledTokens.$Shape;
                static create(properties?: ollamesh.stage.v1.SampledTokens.$Properties): ollamesh.stage.v1.SampledTokens;

                /**
                 * Encodes the specified SampledTokens message. Does not implicitly {@link ollamesh.stage.v1.SampledTokens.verify|verify} messages.
                 * @param message SampledTokens message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.SampledTokens.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SampledTokens message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.SampledTokens & ollamesh.stage.v1.SampledTokens.$Shape} SampledTokens
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.SampledTokens & ollamesh.stage.v1.SampledTokens.$Shape;
            }

            namespace SampledTokens {

                /** Properties of a SampledTokens. */
                interface $Properties {

                    /** SampledTokens deployment */
                    deployment?: (string|null);

                    /** SampledTokens stream */
                    stream?: (number|null);

                    /** SampledTokens sequence */
                    sequence?: (number|null);

                    /** SampledTokens tokens */
                    tokens?: (ollamesh.stage.v1.Token.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SampledTokens. */
                type $Shape = ollamesh.stage.v1.SampledTokens.$Properties;
            }

            /**
             * Properties of a Token.
             * @deprecated Use ollamesh.stage.v1.Token.$Properties instead.
             */
            interface IToken extends ollamesh.stage.v1.Token.$Properties {
            }

            /** Represents a Token. */
            class Token {

                /**
                 * Constructs a new Token.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Token.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Token slot. */
                slot: number;

                /** Token token. */
                token: number;

                /** Token end. */
                end: boolean;

                /** Token likelihood. */
                likelihood?: (ollamesh.stage.v1.Likelihood.$Properties|null);

                /** Token refusal. */
                refusal: string;

                /** Token embedding. */
                embedding: Uint8Array;

                /**
                 * Creates a new Token instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Token instance
                 */
                static create(properties: ollamesh.stage.v1.Token.$Shape): ollamesh.stage.v1.Token & ollamesh.stage.v1.Token.$Shape;
                static create(properties?: ollamesh.stage.v1.Token.$Properties): ollamesh.stage.v1.Token;

                /**
                 * Encodes the specified Token message. Does not implicitly {@link ollamesh.stage.v1.Token.verify|verify} messages.
                 * @param message Token message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Token.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Token message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Token & ollamesh.stage.v1.Token.$Shape} Token
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Token & ollamesh.stage.v1.Token.$Shape;
            }

            namespace Token {

                /** Properties of a Token. */
                interface $Properties {

                    /** Token slot */
                    slot?: (number|null);

                    /** Token token */
                    token?: (number|null);

                    /** Token end */
                    end?: (boolean|null);

                    /** Token likelihood */
                    likelihood?: (ollamesh.stage.v1.Likelihood.$Properties|null);

                    /** Token refusal */
                    refusal?: (string|null);

                    /** Token embedding */
                    embedding?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Token. */
                type $Shape = ollamesh.stage.v1.Token.$Properties;
            }

            /**
             * Properties of a Failed.
             * @deprecated Use ollamesh.stage.v1.Failed.$Properties instead.
             */
            interface IFailed extends ollamesh.stage.v1.Failed.$Properties {
            }

            /** Represents a Failed. */
            class Failed {

                /**
                 * Constructs a new Failed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.stage.v1.Failed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Failed deployment. */
                deployment: string;

                /** Failed stream. */
                stream: number;

                /** Failed code. */
                code: string;

                /** Failed reason. */
                reason: string;

                /**
                 * Creates a new Failed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Failed instance
                 */
                static create(properties: ollamesh.stage.v1.Failed.$Shape): ollamesh.stage.v1.Failed & ollamesh.stage.v1.Failed.$Shape;
                static create(properties?: ollamesh.stage.v1.Failed.$Properties): ollamesh.stage.v1.Failed;

                /**
                 * Encodes the specified Failed message. Does not implicitly {@link ollamesh.stage.v1.Failed.verify|verify} messages.
                 * @param message Failed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.stage.v1.Failed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Failed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.stage.v1.Failed & ollamesh.stage.v1.Failed.$Shape} Failed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.stage.v1.Failed & ollamesh.stage.v1.Failed.$Shape;
            }

            namespace Failed {

                /** Properties of a Failed. */
                interface $Properties {

                    /** Failed deployment */
                    deployment?: (string|null);

                    /** Failed stream */
                    stream?: (number|null);

                    /** Failed code */
                    code?: (string|null);

                    /** Failed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Failed. */
                type $Shape = ollamesh.stage.v1.Failed.$Properties;
            }
        }
    }
}
