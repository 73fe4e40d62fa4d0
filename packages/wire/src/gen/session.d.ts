// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace session. */
    namespace session {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.session.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.session.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message open. */
                open?: (ollamesh.session.v1.Open.$Properties|null);

                /** Message token. */
                token?: (ollamesh.session.v1.Token.$Properties|null);

                /** Message ended. */
                ended?: (ollamesh.session.v1.Ended.$Properties|null);

                /** Message failed. */
                failed?: (ollamesh.session.v1.Failed.$Properties|null);

                /** Message cancel. */
                cancel?: (ollamesh.session.v1.Cancel.$Properties|null);

                /** Message embedded. */
                embedded?: (ollamesh.session.v1.Embedded.$Properties|null);

                /** Message load. */
                load?: (ollamesh.session.v1.Load.$Properties|null);

                /** Message kind. */
                kind?: ("open"|"token"|"ended"|"failed"|"cancel"|"embedded"|"load");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.session.v1.Message.$Shape): ollamesh.session.v1.Message & ollamesh.session.v1.Message.$Shape;
                static create(properties?: ollamesh.session.v1.Message.$Properties): ollamesh.session.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.session.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Message & ollamesh.session.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Message & ollamesh.session.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message open */
                    open?: (ollamesh.session.v1.Open.$Properties|null);

                    /** Message token */
                    token?: (ollamesh.session.v1.Token.$Properties|null);

                    /** Message ended */
                    ended?: (ollamesh.session.v1.Ended.$Properties|null);

                    /** Message failed */
                    failed?: (ollamesh.session.v1.Failed.$Properties|null);

                    /** Message cancel */
                    cancel?: (ollamesh.session.v1.Cancel.$Properties|null);

                    /** Message embedded */
                    embedded?: (ollamesh.session.v1.Embedded.$Properties|null);

                    /** Message load */
                    load?: (ollamesh.session.v1.Load.$Properties|null);

                    /** Message kind */
                    kind?: ("open"|"token"|"ended"|"failed"|"cancel"|"embedded"|"load");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  open?: ollamesh.session.v1.Open.$Shape|null;
                  token?: ollamesh.session.v1.Token.$Shape|null;
                  ended?: ollamesh.session.v1.Ended.$Shape|null;
                  failed?: ollamesh.session.v1.Failed.$Shape|null;
                  cancel?: ollamesh.session.v1.Cancel.$Shape|null;
                  embedded?: ollamesh.session.v1.Embedded.$Shape|null;
                  load?: ollamesh.session.v1.Load.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; open?: null; token?: null; ended?: null; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "open"; open: ollamesh.session.v1.Open.$Shape; token?: null; ended?: null; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "token"; open?: null; token: ollamesh.session.v1.Token.$Shape; ended?: null; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "ended"; open?: null; token?: null; ended: ollamesh.session.v1.Ended.$Shape; failed?: null; cancel?: null; embedded?: null; load?: null }|{ kind?: "failed"; open?: null; token?: null; ended?: null; failed: ollamesh.session.v1.Failed.$Shape; cancel?: null; embedded?: null; load?: null }|{ kind?: "cancel"; open?: null; token?: null; ended?: null; failed?: null; cancel: ollamesh.session.v1.Cancel.$Shape; embedded?: null; load?: null }|{ kind?: "embedded"; open?: null; token?: null; ended?: null; failed?: null; cancel?: null; embedded: ollamesh.session.v1.Embedded.$Shape; load?: null }|{ kind?: "load"; open?: null; token?: null; ended?: null; failed?: null; cancel?: null; embedded?: null; load: ollamesh.session.v1.Load.$Shape })
                );
            }

            /**
             * Properties of an Open.
             * @deprecated Use ollamesh.session.v1.Open.$Properties instead.
             */
            interface IOpen extends ollamesh.session.v1.Open.$Properties {
            }

            /** Represents an Open. */
            class Open {

                /**
                 * Constructs a new Open.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Open.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Open session. */
                session: string;

                /** Open deployment. */
                deployment: string;

                /** Open contextLength. */
                contextLength: number;

                /** Open keepAliveMs. */
                keepAliveMs: number;

                /** Open tokens. */
                tokens: number[];

                /** Open sampler. */
                sampler?: (ollamesh.session.v1.Sampler.$Properties|null);

                /** Open tokensMax. */
                tokensMax: number;

                /** Open answered. */
                answered: number;

                /** Open embeds. */
                embeds: boolean;

                /** Open priority. */
                priority: number;

                /**
                 * Creates a new Open instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Open instance
                 */
                static create(properties: ollamesh.session.v1.Open.$Shape): ollamesh.session.v1.Open & ollamesh.session.v1.Open.$Shape;
                static create(properties?: ollamesh.session.v1.Open.$Properties): ollamesh.session.v1.Open;

                /**
                 * Encodes the specified Open message. Does not implicitly {@link ollamesh.session.v1.Open.verify|verify} messages.
                 * @param message Open message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Open.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Open message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Open & ollamesh.session.v1.Open.$Shape} Open
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Open & ollamesh.session.v1.Open.$Shape;
            }

            namespace Open {

                /** Properties of an Open. */
                interface $Properties {

                    /** Open session */
                    session?: (string|null);

                    /** Open deployment */
                    deployment?: (string|null);

                    /** Open contextLength */
                    contextLength?: (number|null);

                    /** Open keepAliveMs */
                    keepAliveMs?: (number|null);

                    /** Open tokens */
                    tokens?: (number[]|null);

                    /** Open sampler */
                    sampler?: (ollamesh.session.v1.Sampler.$Properties|null);

                    /** Open tokensMax */
                    tokensMax?: (number|null);

                    /** Open answered */
                    answered?: (number|null);

                    /** Open embeds */
                    embeds?: (boolean|null);

                    /** Open priority */
                    priority?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Open. */
                type $Shape = ollamesh.session.v1.Open.$Properties;
            }

            /**
             * Properties of a Sampler.
             * @deprecated Use ollamesh.session.v1.Sampler.$Properties instead.
             */
            interface ISampler extends ollamesh.session.v1.Sampler.$Properties {
            }

            /** Represents a Sampler. */
            class Sampler {

                /**
                 * Constructs a new Sampler.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Sampler.$Properties);

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
                static create(properties: ollamesh.session.v1.Sampler.$Shape): ollamesh.session.v1.Sampler & ollamesh.session.v1.Sampler.$Shape;
                static create(properties?: ollamesh.session.v1.Sampler.$Properties): ollamesh.session.v1.Sampler;

                /**
                 * Encodes the specified Sampler message. Does not implicitly {@link ollamesh.session.v1.Sampler.verify|verify} messages.
                 * @param message Sampler message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Sampler.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Sampler message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Sampler & ollamesh.session.v1.Sampler.$Shape} Sampler
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Sampler & ollamesh.session.v1.Sampler.$Shape;
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
                type $Shape = ollamesh.session.v1.Sampler.$Properties;
            }

            /**
             * Properties of a Probability.
             * @deprecated Use ollamesh.session.v1.Probability.$Properties instead.
             */
            interface IProbability extends ollamesh.session.v1.Probability.$Properties {
            }

            /** Represents a Probability. */
            class Probability {

                /**
                 * Constructs a new Probability.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Probability.$Properties);

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
                static create(properties: ollamesh.session.v1.Probability.$Shape): ollamesh.session.v1.Probability & ollamesh.session.v1.Probability.$Shape;
                static create(properties?: ollamesh.session.v1.Probability.$Properties): ollamesh.session.v1.Probability;

                /**
                 * Encodes the specified Probability message. Does not implicitly {@link ollamesh.session.v1.Probability.verify|verify} messages.
                 * @param message Probability message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Probability.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Probability message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Probability & ollamesh.session.v1.Probability.$Shape} Probability
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Probability & ollamesh.session.v1.Probability.$Shape;
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
                type $Shape = ollamesh.session.v1.Probability.$Properties;
            }

            /**
             * Properties of a Likelihood.
             * @deprecated Use ollamesh.session.v1.Likelihood.$Properties instead.
             */
            interface ILikelihood extends ollamesh.session.v1.Likelihood.$Properties {
            }

            /** Represents a Likelihood. */
            class Likelihood {

                /**
                 * Constructs a new Likelihood.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Likelihood.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Likelihood logprob. */
                logprob: number;

                /** Likelihood top. */
                top: ollamesh.session.v1.Probability.$Properties[];

                /**
                 * Creates a new Likelihood instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Likelihood instance
                 */
                static create(properties: ollamesh.session.v1.Likelihood.$Shape): ollamesh.session.v1.Likelihood & ollamesh.session.v1.Likelihood.$Shape;
                static create(properties?: ollamesh.session.v1.Likelihood.$Properties): ollamesh.session.v1.Likelihood;

                /**
                 * Encodes the specified Likelihood message. Does not implicitly {@link ollamesh.session.v1.Likelihood.verify|verify} messages.
                 * @param message Likelihood message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Likelihood.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Likelihood message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Likelihood & ollamesh.session.v1.Likelihood.$Shape} Likelihood
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Likelihood & ollamesh.session.v1.Likelihood.$Shape;
            }

            namespace Likelihood {

                /** Properties of a Likelihood. */
                interface $Properties {

                    /** Likelihood logprob */
                    logprob?: (number|null);

                    /** Likelihood top */
                    top?: (ollamesh.session.v1.Probability.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Likelihood. */
                type $Shape = ollamesh.session.v1.Likelihood.$Properties;
            }

            /**
             * Properties of a Token.
             * @deprecated Use ollamesh.session.v1.Token.$Properties instead.
             */
            interface IToken extends ollamesh.session.v1.Token.$Properties {
            }

            /** Represents a Token. */
            class Token {

                /**
                 * Constructs a new Token.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Token.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Token session. */
                session: string;

                /** Token index. */
                index: number;

                /** Token token. */
                token: number;

                /** Token likelihood. */
                likelihood?: (ollamesh.session.v1.Likelihood.$Properties|null);

                /**
                 * Creates a new Token instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Token instance
                 */
                static create(properties: ollamesh.session.v1.Token.$Shape): ollamesh.session.v1.Token & ollamesh.session.v1.Token.$Shape;
                static create(properties?: ollamesh.session.v1.Token.$Properties): ollamesh.session.v1.Token;

                /**
                 * Encodes the specified Token message. Does not implicitly {@link ollamesh.session.v1.Token.verify|verify} messages.
                 * @param message Token message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Token.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Token message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Token & ollamesh.session.v1.Token.$Shape} Token
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Token & ollamesh.session.v1.Token.$Shape;
            }

            namespace Token {

                /** Properties of a Token. */
                interface $Properties {

                    /** Token session */
                    session?: (string|null);

                    /** Token index */
                    index?: (number|null);

                    /** Token token */
                    token?: (number|null);

                    /** Token likelihood */
                    likelihood?: (ollamesh.session.v1.Likelihood.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Token. */
                type $Shape = ollamesh.session.v1.Token.$Properties;
            }

            /**
             * Properties of an Ended.
             * @deprecated Use ollamesh.session.v1.Ended.$Properties instead.
             */
            interface IEnded extends ollamesh.session.v1.Ended.$Properties {
            }

            /** Represents an Ended. */
            class Ended {

                /**
                 * Constructs a new Ended.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Ended.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ended session. */
                session: string;

                /** Ended reason. */
                reason: string;

                /** Ended promptMs. */
                promptMs: number;

                /** Ended outputMs. */
                outputMs: number;

                /** Ended waitedMs. */
                waitedMs: number;

                /**
                 * Creates a new Ended instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ended instance
                 */
                static create(properties: ollamesh.session.v1.Ended.$Shape): ollamesh.session.v1.Ended & ollamesh.session.v1.Ended.$Shape;
                static create(properties?: ollamesh.session.v1.Ended.$Properties): ollamesh.session.v1.Ended;

                /**
                 * Encodes the specified Ended message. Does not implicitly {@link ollamesh.session.v1.Ended.verify|verify} messages.
                 * @param message Ended message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Ended.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Ended message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Ended & ollamesh.session.v1.Ended.$Shape} Ended
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Ended & ollamesh.session.v1.Ended.$Shape;
            }

            namespace Ended {

                /** Properties of an Ended. */
                interface $Properties {

                    /** Ended session */
                    session?: (string|null);

                    /** Ended reason */
                    reason?: (string|null);

                    /** Ended promptMs */
                    promptMs?: (number|null);

                    /** Ended outputMs */
                    outputMs?: (number|null);

                    /** Ended waitedMs */
                    waitedMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Ended. */
                type $Shape = ollamesh.session.v1.Ended.$Properties;
            }

            /**
             * Properties of an Embedded.
             * @deprecated Use ollamesh.session.v1.Embedded.$Properties instead.
             */
            interface IEmbedded extends ollamesh.session.v1.Embedded.$Properties {
            }

            /** Represents an Embedded. */
            class Embedded {

                /**
                 * Constructs a new Embedded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Embedded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Embedded session. */
                session: string;

                /** Embedded embedding. */
                embedding: Uint8Array;

                /**
                 * Creates a new Embedded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Embedded instance
                 */
                static create(properties: ollamesh.session.v1.Embedded.$Shape): ollamesh.session.v1.Embedded & ollamesh.session.v1.Embedded.$Shape;
                static create(properties?: ollamesh.session.v1.Embedded.$Properties): ollamesh.session.v1.Embedded;

                /**
                 * Encodes the specified Embedded message. Does not implicitly {@link ollamesh.session.v1.Embedded.verify|verify} messages.
                 * @param message Embedded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Embedded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Embedded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Embedded & ollamesh.session.v1.Embedded.$Shape} Embedded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Embedded & ollamesh.session.v1.Embedded.$Shape;
            }

            namespace Embedded {

                /** Properties of an Embedded. */
                interface $Properties {

                    /** Embedded session */
                    session?: (string|null);

                    /** Embedded embedding */
                    embedding?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Embedded. */
                type $Shape = ollamesh.session.v1.Embedded.$Properties;
            }

            /**
             * Properties of a Failed.
             * @deprecated Use ollamesh.session.v1.Failed.$Properties instead.
             */
            interface IFailed extends ollamesh.session.v1.Failed.$Properties {
            }

            /** Represents a Failed. */
            class Failed {

                /**
                 * Constructs a new Failed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Failed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Failed session. */
                session: string;

                /** Failed code. */
                code: string;

                /** Failed reason. */
                reason: string;

                /**
                 * Creates a new Failed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Failed instance
                 */
                static create(properties: ollamesh.session.v1.Failed.$Shape): ollamesh.session.v1.Failed & ollamesh.session.v1.Failed.$Shape;
                static create(properties?: ollamesh.session.v1.Failed.$Properties): ollamesh.session.v1.Failed;

                /**
                 * Encodes the specified Failed message. Does not implicitly {@link ollamesh.session.v1.Failed.verify|verify} messages.
                 * @param message Failed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Failed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Failed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Failed & ollamesh.session.v1.Failed.$Shape} Failed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Failed & ollamesh.session.v1.Failed.$Shape;
            }

            namespace Failed {

                /** Properties of a Failed. */
                interface $Properties {

                    /** Failed session */
                    session?: (string|null);

                    /** Failed code */
                    code?: (string|null);

                    /** Failed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Failed. */
                type $Shape = ollamesh.session.v1.Failed.$Properties;
            }

            /**
             * Properties of a Cancel.
             * @deprecated Use ollamesh.session.v1.Cancel.$Properties instead.
             */
            interface ICancel extends ollamesh.session.v1.Cancel.$Properties {
            }

            /** Represents a Cancel. */
            class Cancel {

                /**
                 * Constructs a new Cancel.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Cancel.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Cancel session. */
                session: string;

                /**
                 * Creates a new Cancel instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Cancel instance
                 */
                static create(properties: ollamesh.session.v1.Cancel.$Shape): ollamesh.session.v1.Cancel & ollamesh.session.v1.Cancel.$Shape;
                static create(properties?: ollamesh.session.v1.Cancel.$Properties): ollamesh.session.v1.Cancel;

                /**
                 * Encodes the specified Cancel message. Does not implicitly {@link ollamesh.session.v1.Cancel.verify|verify} messages.
                 * @param message Cancel message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Cancel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Cancel message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Cancel & ollamesh.session.v1.Cancel.$Shape} Cancel
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Cancel & ollamesh.session.v1.Cancel.$Shape;
            }

            namespace Cancel {

                /** Properties of a Cancel. */
                interface $Properties {

                    /** Cancel session */
                    session?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Cancel. */
                type $Shape = ollamesh.session.v1.Cancel.$Properties;
            }

            /**
             * Properties of a Load.
             * @deprecated Use ollamesh.session.v1.Load.$Properties instead.
             */
            interface ILoad extends ollamesh.session.v1.Load.$Properties {
            }

            /** Represents a Load. */
            class Load {

                /**
                 * Constructs a new Load.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.session.v1.Load.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Load deployment. */
                deployment: string;

                /** Load running. */
                running: number;

                /** Load waiting. */
                waiting: number;

                /** Load slots. */
                slots: number;

                /**
                 * Creates a new Load instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Load instance
                 */
                static create(properties: ollamesh.session.v1.Load.$Shape): ollamesh.session.v1.Load & ollamesh.session.v1.Load.$Shape;
                static create(properties?: ollamesh.session.v1.Load.$Properties): ollamesh.session.v1.Load;

                /**
                 * Encodes the specified Load message. Does not implicitly {@link ollamesh.session.v1.Load.verify|verify} messages.
                 * @param message Load message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.session.v1.Load.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Load message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.session.v1.Load & ollamesh.session.v1.Load.$Shape} Load
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.session.v1.Load & ollamesh.session.v1.Load.$Shape;
            }

            namespace Load {

                /** Properties of a Load. */
                interface $Properties {

                    /** Load deployment */
                    deployment?: (string|null);

                    /** Load running */
                    running?: (number|null);

                    /** Load waiting */
                    waiting?: (number|null);

                    /** Load slots */
                    slots?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Load. */
                type $Shape = ollamesh.session.v1.Load.$Properties;
            }
        }
    }
}
