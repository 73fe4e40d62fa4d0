// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace control. */
    namespace control {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.control.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.control.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message stageReport. */
                stageReport?: (ollamesh.control.v1.StageReport.$Properties|null);

                /** Message factsAsked. */
                factsAsked?: (ollamesh.control.v1.FactsAsked.$Properties|null);

                /** Message facts. */
                facts?: (ollamesh.control.v1.Facts.$Properties|null);

                /** Message loadsAsked. */
                loadsAsked?: (ollamesh.control.v1.LoadsAsked.$Properties|null);

                /** Message loads. */
                loads?: (ollamesh.control.v1.Loads.$Properties|null);

                /** Message kind. */
                kind?: ("stageReport"|"factsAsked"|"facts"|"loadsAsked"|"loads");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.control.v1.Message.$Shape): ollamesh.control.v1.Message & ollamesh.control.v1.Message.$Shape;
                static create(properties?: ollamesh.control.v1.Message.$Properties): ollamesh.control.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.control.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Message & ollamesh.control.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Message & ollamesh.control.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message stageReport */
                    stageReport?: (ollamesh.control.v1.StageReport.$Properties|null);

                    /** Message factsAsked */
                    factsAsked?: (ollamesh.control.v1.FactsAsked.$Properties|null);

                    /** Message facts */
                    facts?: (ollamesh.control.v1.Facts.$Properties|null);

                    /** Message loadsAsked */
                    loadsAsked?: (ollamesh.control.v1.LoadsAsked.$Properties|null);

                    /** Message loads */
                    loads?: (ollamesh.control.v1.Loads.$Properties|null);

                    /** Message kind */
                    kind?: ("stageReport"|"factsAsked"|"facts"|"loadsAsked"|"loads");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  stageReport?: ollamesh.control.v1.StageReport.$Shape|null;
                  factsAsked?: ollamesh.control.v1.FactsAsked.$Shape|null;
                  facts?: ollamesh.control.v1.Facts.$Shape|null;
                  loadsAsked?: ollamesh.control.v1.LoadsAsked.$Shape|null;
                  loads?: ollamesh.control.v1.Loads.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; stageReport?: null; factsAsked?: null; facts?: null; loadsAsked?: null; loads?: null }|{ kind?: "stageReport"; stageReport: ollamesh.control.v1.StageReport.$Shape; factsAsked?: null; facts?: null; loadsAsked?: null; loads?: null }|{ kind?: "factsAsked"; stageReport?: null; factsAsked: ollamesh.control.v1.FactsAsked.$Shape; facts?: null; loadsAsked?: null; loads?: null }|{ kind?: "facts"; stageReport?: null; factsAsked?: null; facts: ollamesh.control.v1.Facts.$Shape; loadsAsked?: null; loads?: null }|{ kind?: "loadsAsked"; stageReport?: null; factsAsked?: null; facts?: null; loadsAsked: ollamesh.control.v1.LoadsAsked.$Shape; loads?: null }|{ kind?: "loads"; stageReport?: null; factsAsked?: null; facts?: null; loadsAsked?: null; loads: ollamesh.control.v1.Loads.$Shape })
                );
            }

            /**
             * Properties of a StageReport.
             * @deprecated Use ollamesh.control.v1.StageReport.$Properties instead.
             */
            interface IStageReport extends ollamesh.control.v1.StageReport.$Properties {
            }

            /** Represents a StageReport. */
            class StageReport {

                /**
                 * Constructs a new StageReport.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.StageReport.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StageReport deployment. */
                deployment: string;

                /** StageReport stageIndex. */
                stageIndex: number;

                /** StageReport state. */
                state: string;

                /** StageReport detail. */
                detail: string;

                /** StageReport bytesOnDisk. */
                bytesOnDisk: number;

                /** StageReport sources. */
                sources: ollamesh.control.v1.Source.$Properties[];

                /** StageReport keeps. */
                keeps: boolean;

                /** StageReport sessions. */
                sessions?: (number|null);

                /**
                 * Creates a new StageReport instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StageReport instance
                 */
                static create(properties: ollamesh.control.v1.StageReport.$Shape): ollamesh.control.v1.StageReport & ollamesh.control.v1.StageReport.$Shape;
                static create(properties?: ollamesh.control.v1.StageReport.$Properties): ollamesh.control.v1.StageReport;

                /**
                 * Encodes the specified StageReport message. Does not implicitly {@link ollamesh.control.v1.StageReport.verify|verify} messages.
                 * @param message StageReport message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.StageReport.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StageReport message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.StageReport & ollamesh.control.v1.StageReport.$Shape} StageReport
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.StageReport & ollamesh.control.v1.StageReport.$Shape;
            }

            namespace StageReport {

                /** Properties of a StageReport. */
                interface $Properties {

                    /** StageReport deployment */
                    deployment?: (string|null);

                    /** StageReport stageIndex */
                    stageIndex?: (number|null);

                    /** StageReport state */
                    state?: (string|null);

                    /** StageReport detail */
                    detail?: (string|null);

                    /** StageReport bytesOnDisk */
                    bytesOnDisk?: (number|null);

                    /** StageReport sources */
                    sources?: (ollamesh.control.v1.Source.$Properties[]|null);

                    /** StageReport keeps */
                    keeps?: (boolean|null);

                    /** StageReport sessions */
                    sessions?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StageReport. */
                type $Shape = ollamesh.control.v1.StageReport.$Properties;
            }

            /**
             * Properties of a Source.
             * @deprecated Use ollamesh.control.v1.Source.$Properties instead.
             */
            interface ISource extends ollamesh.control.v1.Source.$Properties {
            }

            /** Represents a Source. */
            class Source {

                /**
                 * Constructs a new Source.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Source.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Source peer. */
                peer: string;

                /** Source bytes. */
                bytes: number;

                /**
                 * Creates a new Source instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Source instance
                 */
                static create(properties: ollamesh.control.v1.Source.$Shape): ollamesh.control.v1.Source & ollamesh.control.v1.Source.$Shape;
                static create(properties?: ollamesh.control.v1.Source.$Properties): ollamesh.control.v1.Source;

                /**
                 * Encodes the specified Source message. Does not implicitly {@link ollamesh.control.v1.Source.verify|verify} messages.
                 * @param message Source message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Source.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Source message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Source & ollamesh.control.v1.Source.$Shape} Source
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Source & ollamesh.control.v1.Source.$Shape;
            }

            namespace Source {

                /** Properties of a Source. */
                interface $Properties {

                    /** Source peer */
                    peer?: (string|null);

                    /** Source bytes */
                    bytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Source. */
                type $Shape = ollamesh.control.v1.Source.$Properties;
            }

            /**
             * Properties of a FactsAsked.
             * @deprecated Use ollamesh.control.v1.FactsAsked.$Properties instead.
             */
            interface IFactsAsked extends ollamesh.control.v1.FactsAsked.$Properties {
            }

            /** Represents a FactsAsked. */
            class FactsAsked {

                /**
                 * Constructs a new FactsAsked.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.FactsAsked.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FactsAsked question. */
                question: number;

                /** FactsAsked blob. */
                blob: string;

                /**
                 * Creates a new FactsAsked instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FactsAsked instance
                 */
                static create(properties: ollamesh.control.v1.FactsAsked.$Shape): ollamesh.control.v1.FactsAsked & ollamesh.control.v1.FactsAsked.$Shape;
                static create(properties?: ollamesh.control.v1.FactsAsked.$Properties): ollamesh.control.v1.FactsAsked;

                /**
                 * Encodes the specified FactsAsked message. Does not implicitly {@link ollamesh.control.v1.FactsAsked.verify|verify} messages.
                 * @param message FactsAsked message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.FactsAsked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FactsAsked message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.FactsAsked & ollamesh.control.v1.FactsAsked.$Shape} FactsAsked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.FactsAsked & ollamesh.control.v1.FactsAsked.$Shape;
            }

            namespace FactsAsked {

                /** Properties of a FactsAsked. */
                interface $Properties {

                    /** FactsAsked question */
                    question?: (number|null);

                    /** FactsAsked blob */
                    blob?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FactsAsked. */
                type $Shape = ollamesh.control.v1.FactsAsked.$Properties;
            }

            /**
             * Properties of a Facts.
             * @deprecated Use ollamesh.control.v1.Facts.$Properties instead.
             */
            interface IFacts extends ollamesh.control.v1.Facts.$Properties {
            }

            /** Represents a Facts. */
            class Facts {

                /**
                 * Constructs a new Facts.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Facts.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Facts question. */
                question: number;

                /** Facts speed. */
                speed?: (ollamesh.control.v1.Speed.$Properties|null);

                /** Facts diskFree. */
                diskFree?: (number|null);

                /** Facts held. */
                held: ollamesh.control.v1.Range.$Properties[];

                /** Facts links. */
                links: ollamesh.control.v1.Link.$Properties[];

                /** Facts used. */
                used: ollamesh.control.v1.Used.$Properties[];

                /**
                 * Creates a new Facts instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Facts instance
                 */
                static create(properties: ollamesh.control.v1.Facts.$Shape): ollamesh.control.v1.Facts & ollamesh.control.v1.Facts.$Shape;
                static create(properties?: ollamesh.control.v1.Facts.$Properties): ollamesh.control.v1.Facts;

                /**
                 * Encodes the specified Facts message. Does not implicitly {@link ollamesh.control.v1.Facts.verify|verify} messages.
                 * @param message Facts message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Facts.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Facts message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Facts & ollamesh.control.v1.Facts.$Shape} Facts
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Facts & ollamesh.control.v1.Facts.$Shape;
            }

            namespace Facts {

                /** Properties of a Facts. */
                interface $Properties {

                    /** Facts question */
                    question?: (number|null);

                    /** Facts speed */
                    speed?: (ollamesh.control.v1.Speed.$Properties|null);

                    /** Facts diskFree */
                    diskFree?: (number|null);

                    /** Facts held */
                    held?: (ollamesh.control.v1.Range.$Properties[]|null);

                    /** Facts links */
                    links?: (ollamesh.control.v1.Link.$Properties[]|null);

                    /** Facts used */
                    used?: (ollamesh.control.v1.Used.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Facts. */
                type $Shape = ollamesh.control.v1.Facts.$Properties;
            }

            /**
             * Properties of a Used.
             * @deprecated Use ollamesh.control.v1.Used.$Properties instead.
             */
            interface IUsed extends ollamesh.control.v1.Used.$Properties {
            }

            /** Represents a Used. */
            class Used {

                /**
                 * Constructs a new Used.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Used.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Used deployment. */
                deployment: string;

                /** Used readyAtMs. */
                readyAtMs: number;

                /** Used cpuMs. */
                cpuMs: number;

                /** Used peakBytes. */
                peakBytes: number;

                /** Used sentBytes. */
                sentBytes?: (number|null);

                /**
                 * Creates a new Used instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Used instance
                 */
                static create(properties: ollamesh.control.v1.Used.$Shape): ollamesh.control.v1.Used & ollamesh.control.v1.Used.$Shape;
                static create(properties?: ollamesh.control.v1.Used.$Properties): ollamesh.control.v1.Used;

                /**
                 * Encodes the specified Used message. Does not implicitly {@link ollamesh.control.v1.Used.verify|verify} messages.
                 * @param message Used message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Used.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Used message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Used & ollamesh.control.v1.Used.$Shape} Used
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Used & ollamesh.control.v1.Used.$Shape;
            }

            namespace Used {

                /** Properties of a Used. */
                interface $Properties {

                    /** Used deployment */
                    deployment?: (string|null);

                    /** Used readyAtMs */
                    readyAtMs?: (number|null);

                    /** Used cpuMs */
                    cpuMs?: (number|null);

                    /** Used peakBytes */
                    peakBytes?: (number|null);

                    /** Used sentBytes */
                    sentBytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Used. */
                type $Shape = ollamesh.control.v1.Used.$Properties;
            }

            /**
             * Properties of a Speed.
             * @deprecated Use ollamesh.control.v1.Speed.$Properties instead.
             */
            interface ISpeed extends ollamesh.control.v1.Speed.$Properties {
            }

            /** Represents a Speed. */
            class Speed {

                /**
                 * Constructs a new Speed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Speed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Speed fixedMs. */
                fixedMs: number;

                /** Speed msPerByte. */
                msPerByte: number;

                /** Speed msPerRowByte. */
                msPerRowByte: number;

                /**
                 * Creates a new Speed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Speed instance
                 */
                static create(properties: ollamesh.control.v1.Speed.$Shape): ollamesh.control.v1.Speed & ollamesh.control.v1.Speed.$Shape;
                static create(properties?: ollamesh.control.v1.Speed.$Properties): ollamesh.control.v1.Speed;

                /**
                 * Encodes the specified Speed message. Does not implicitly {@link ollamesh.control.v1.Speed.verify|verify} messages.
                 * @param message Speed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Speed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Speed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Speed & ollamesh.control.v1.Speed.$Shape} Speed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Speed & ollamesh.control.v1.Speed.$Shape;
            }

            namespace Speed {

                /** Properties of a Speed. */
                interface $Properties {

                    /** Speed fixedMs */
                    fixedMs?: (number|null);

                    /** Speed msPerByte */
                    msPerByte?: (number|null);

                    /** Speed msPerRowByte */
                    msPerRowByte?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Speed. */
                type $Shape = ollamesh.control.v1.Speed.$Properties;
            }

            /**
             * Properties of a Range.
             * @deprecated Use ollamesh.control.v1.Range.$Properties instead.
             */
            interface IRange extends ollamesh.control.v1.Range.$Properties {
            }

            /** Represents a Range. */
            class Range {

                /**
                 * Constructs a new Range.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Range.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Range start. */
                start: number;

                /** Range end. */
                end: number;

                /**
                 * Creates a new Range instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Range instance
                 */
                static create(properties: ollamesh.control.v1.Range.$Shape): ollamesh.control.v1.Range & ollamesh.control.v1.Range.$Shape;
                static create(properties?: ollamesh.control.v1.Range.$Properties): ollamesh.control.v1.Range;

                /**
                 * Encodes the specified Range message. Does not implicitly {@link ollamesh.control.v1.Range.verify|verify} messages.
                 * @param message Range message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Range.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Range message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Range & ollamesh.control.v1.Range.$Shape} Range
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Range & ollamesh.control.v1.Range.$Shape;
            }

            namespace Range {

                /** Properties of a Range. */
                interface $Properties {

                    /** Range start */
                    start?: (number|null);

                    /** Range end */
                    end?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Range. */
                type $Shape = ollamesh.control.v1.Range.$Properties;
            }

            /**
             * Properties of a Link.
             * @deprecated Use ollamesh.control.v1.Link.$Properties instead.
             */
            interface ILink extends ollamesh.control.v1.Link.$Properties {
            }

            /** Represents a Link. */
            class Link {

                /**
                 * Constructs a new Link.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Link.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Link peer. */
                peer: string;

                /** Link rttMs. */
                rttMs: number;

                /** Link bytesPerMs. */
                bytesPerMs: number;

                /**
                 * Creates a new Link instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Link instance
                 */
                static create(properties: ollamesh.control.v1.Link.$Shape): ollamesh.control.v1.Link & ollamesh.control.v1.Link.$Shape;
                static create(properties?: ollamesh.control.v1.Link.$Properties): ollamesh.control.v1.Link;

                /**
                 * Encodes the specified Link message. Does not implicitly {@link ollamesh.control.v1.Link.verify|verify} messages.
                 * @param message Link message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Link.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Link message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Link & ollamesh.control.v1.Link.$Shape} Link
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Link & ollamesh.control.v1.Link.$Shape;
            }

            namespace Link {

                /** Properties of a Link. */
                interface $Properties {

                    /** Link peer */
                    peer?: (string|null);

                    /** Link rttMs */
                    rttMs?: (number|null);

                    /** Link bytesPerMs */
                    bytesPerMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Link. */
                type $Shape = ollamesh.control.v1.Link.$Properties;
            }

            /**
             * Properties of a LoadsAsked.
             * @deprecated Use ollamesh.control.v1.LoadsAsked.$Properties instead.
             */
            interface ILoadsAsked extends ollamesh.control.v1.LoadsAsked.$Properties {
            }

            /** Represents a LoadsAsked. */
            class LoadsAsked {

                /**
                 * Constructs a new LoadsAsked.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.LoadsAsked.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LoadsAsked question. */
                question: number;

                /**
                 * Creates a new LoadsAsked instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns LoadsAsked instance
                 */
                static create(properties: ollamesh.control.v1.LoadsAsked.$Shape): ollamesh.control.v1.LoadsAsked & ollamesh.control.v1.LoadsAsked.$Shape;
                static create(properties?: ollamesh.control.v1.LoadsAsked.$Properties): ollamesh.control.v1.LoadsAsked;

                /**
                 * Encodes the specified LoadsAsked message. Does not implicitly {@link ollamesh.control.v1.LoadsAsked.verify|verify} messages.
                 * @param message LoadsAsked message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.LoadsAsked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LoadsAsked message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.LoadsAsked & ollamesh.control.v1.LoadsAsked.$Shape} LoadsAsked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.LoadsAsked & ollamesh.control.v1.LoadsAsked.$Shape;
            }

            namespace LoadsAsked {

                /** Properties of a LoadsAsked. */
                interface $Properties {

                    /** LoadsAsked question */
                    question?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LoadsAsked. */
                type $Shape = ollamesh.control.v1.LoadsAsked.$Properties;
            }

            /**
             * Properties of a Loads.
             * @deprecated Use ollamesh.control.v1.Loads.$Properties instead.
             */
            interface ILoads extends ollamesh.control.v1.Loads.$Properties {
            }

            /** Represents a Loads. */
            class Loads {

                /**
                 * Constructs a new Loads.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Loads.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Loads question. */
                question: number;

                /** Loads loads. */
                loads: ollamesh.control.v1.HeadLoad.$Properties[];

                /**
                 * Creates a new Loads instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Loads instance
                 */
                static create(properties: ollamesh.control.v1.Loads.$Shape): ollamesh.control.v1.Loads & ollamesh.control.v1.Loads.$Shape;
                static create(properties?: ollamesh.control.v1.Loads.$Properties): ollamesh.control.v1.Loads;

                /**
                 * Encodes the specified Loads message. Does not implicitly {@link ollamesh.control.v1.Loads.verify|verify} messages.
                 * @param message Loads message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Loads.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Loads message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Loads & ollamesh.control.v1.Loads.$Shape} Loads
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Loads & ollamesh.control.v1.Loads.$Shape;
            }

            namespace Loads {

                /** Properties of a Loads. */
                interface $Properties {

                    /** Loads question */
                    question?: (number|null);

                    /** Loads loads */
                    loads?: (ollamesh.control.v1.HeadLoad.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Loads. */
                type $Shape = ollamesh.control.v1.Loads.$Properties;
            }

            /**
             * Properties of a HeadLoad.
             * @deprecated Use ollamesh.control.v1.HeadLoad.$Properties instead.
             */
            interface IHeadLoad extends ollamesh.control.v1.HeadLoad.$Properties {
            }

            /** Represents a HeadLoad. */
            class HeadLoad {

                /**
                 * Constructs a new HeadLoad.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.HeadLoad.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeadLoad deployment. */
                deployment: string;

                /** HeadLoad running. */
                running: number;

                /** HeadLoad waiting. */
                waiting: number;

                /**
                 * Creates a new HeadLoad instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns HeadLoad instance
                 */
                static create(properties: ollamesh.control.v1.HeadLoad.$Shape): ollamesh.control.v1.HeadLoad & ollamesh.control.v1.HeadLoad.$Shape;
                static create(properties?: ollamesh.control.v1.HeadLoad.$Properties): ollamesh.control.v1.HeadLoad;

                /**
                 * Encodes the specified HeadLoad message. Does not implicitly {@link ollamesh.control.v1.HeadLoad.verify|verify} messages.
                 * @param message HeadLoad message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.HeadLoad.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeadLoad message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.HeadLoad & ollamesh.control.v1.HeadLoad.$Shape} HeadLoad
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.HeadLoad & ollamesh.control.v1.HeadLoad.$Shape;
            }

            namespace HeadLoad {

                /** Properties of a HeadLoad. */
                interface $Properties {

                    /** HeadLoad deployment */
                    deployment?: (string|null);

                    /** HeadLoad running */
                    running?: (number|null);

                    /** HeadLoad waiting */
                    waiting?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeadLoad. */
                type $Shape = ollamesh.control.v1.HeadLoad.$Properties;
            }
        }
    }
}
