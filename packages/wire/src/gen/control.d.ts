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

                /** Message kind. */
                kind?: "stageReport";

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

                    /** Message kind */
                    kind?: "stageReport";

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  stageReport?: ollamesh.control.v1.StageReport.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; stageReport?: null }|{ kind?: "stageReport"; stageReport: ollamesh.control.v1.StageReport.$Shape })
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
        }
    }
}
