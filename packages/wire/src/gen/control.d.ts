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

                /** Message events. */
                events?: (ollamesh.control.v1.Events.$Properties|null);

                /** Message stageReport. */
                stageReport?: (ollamesh.control.v1.StageReport.$Properties|null);

                /** Message kind. */
                kind?: ("events"|"stageReport");

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

                    /** Message events */
                    events?: (ollamesh.control.v1.Events.$Properties|null);

                    /** Message stageReport */
                    stageReport?: (ollamesh.control.v1.StageReport.$Properties|null);

                    /** Message kind */
                    kind?: ("events"|"stageReport");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  events?: ollamesh.control.v1.Events.$Shape|null;
                  stageReport?: ollamesh.control.v1.StageReport.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; events?: null; stageReport?: null }|{ kind?: "events"; events: ollamesh.control.v1.Events.$Shape; stageReport?: null }|{ kind?: "stageReport"; events?: null; stageReport: ollamesh.control.v1.StageReport.$Shape })
                );
            }

            /**
             * Properties of an Events.
             * @deprecated Use ollamesh.control.v1.Events.$Properties instead.
             */
            interface IEvents extends ollamesh.control.v1.Events.$Properties {
            }

            /** Represents an Events. */
            class Events {

                /**
                 * Constructs a new Events.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Events.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Events events. */
                events: ollamesh.control.v1.Event.$Properties[];

                /**
                 * Creates a new Events instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Events instance
                 */
                static create(properties: ollamesh.control.v1.Events.$Shape): ollamesh.control.v1.Events & ollamesh.control.v1.Events.$Shape;
                static create(properties?: ollamesh.control.v1.Events.$Properties): ollamesh.control.v1.Events;

                /**
                 * Encodes the specified Events message. Does not implicitly {@link ollamesh.control.v1.Events.verify|verify} messages.
                 * @param message Events message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Events.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Events message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Events & ollamesh.control.v1.Events.$Shape} Events
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Events & ollamesh.control.v1.Events.$Shape;
            }

            namespace Events {

                /** Properties of an Events. */
                interface $Properties {

                    /** Events events */
                    events?: (ollamesh.control.v1.Event.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Events. */
                type $Shape = {
                  events?: ollamesh.control.v1.Event.$Shape[]|null;
                  $unknowns?: Uint8Array[];
                };
            }

            /**
             * Properties of an Event.
             * @deprecated Use ollamesh.control.v1.Event.$Properties instead.
             */
            interface IEvent extends ollamesh.control.v1.Event.$Properties {
            }

            /** Represents an Event. */
            class Event {

                /**
                 * Constructs a new Event.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Event.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Event modelPlaced. */
                modelPlaced?: (ollamesh.control.v1.Placement.$Properties|null);

                /** Event placementRemoved. */
                placementRemoved?: (ollamesh.control.v1.Removal.$Properties|null);

                /** Event kind. */
                kind?: ("modelPlaced"|"placementRemoved");

                /**
                 * Creates a new Event instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Event instance
                 */
                static create(properties: ollamesh.control.v1.Event.$Shape): ollamesh.control.v1.Event & ollamesh.control.v1.Event.$Shape;
                static create(properties?: ollamesh.control.v1.Event.$Properties): ollamesh.control.v1.Event;

                /**
                 * Encodes the specified Event message. Does not implicitly {@link ollamesh.control.v1.Event.verify|verify} messages.
                 * @param message Event message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Event message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Event & ollamesh.control.v1.Event.$Shape} Event
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Event & ollamesh.control.v1.Event.$Shape;
            }

            namespace Event {

                /** Properties of an Event. */
                interface $Properties {

                    /** Event modelPlaced */
                    modelPlaced?: (ollamesh.control.v1.Placement.$Properties|null);

                    /** Event placementRemoved */
                    placementRemoved?: (ollamesh.control.v1.Removal.$Properties|null);

                    /** Event kind */
                    kind?: ("modelPlaced"|"placementRemoved");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an Event. */
                type $Shape = {
                  modelPlaced?: ollamesh.control.v1.Placement.$Shape|null;
                  placementRemoved?: ollamesh.control.v1.Removal.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; modelPlaced?: null; placementRemoved?: null }|{ kind?: "modelPlaced"; modelPlaced: ollamesh.control.v1.Placement.$Shape; placementRemoved?: null }|{ kind?: "placementRemoved"; modelPlaced?: null; placementRemoved: ollamesh.control.v1.Removal.$Shape })
                );
            }

            /**
             * Properties of a Placement.
             * @deprecated Use ollamesh.control.v1.Placement.$Properties instead.
             */
            interface IPlacement extends ollamesh.control.v1.Placement.$Properties {
            }

            /** Represents a Placement. */
            class Placement {

                /**
                 * Constructs a new Placement.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Placement.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Placement model. */
                model: string;

                /** Placement displayName. */
                displayName: string;

                /** Placement epoch. */
                epoch: number;

                /** Placement author. */
                author: string;

                /** Placement strategy. */
                strategy: string;

                /** Placement stages. */
                stages: ollamesh.control.v1.Stage.$Properties[];

                /** Placement reasons. */
                reasons: string[];

                /** Placement blob. */
                blob: string;

                /** Placement blobSize. */
                blobSize: number;

                /** Placement headerBytes. */
                headerBytes: number;

                /** Placement pieceRoot. */
                pieceRoot: string;

                /** Placement contextLength. */
                contextLength: number;

                /** Placement sequencesMax. */
                sequencesMax: number;

                /**
                 * Creates a new Placement instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Placement instance
                 */
                static create(properties: ollamesh.control.v1.Placement.$Shape): ollamesh.control.v1.Placement & ollamesh.control.v1.Placement.$Shape;
                static create(properties?: ollamesh.control.v1.Placement.$Properties): ollamesh.control.v1.Placement;

                /**
                 * Encodes the specified Placement message. Does not implicitly {@link ollamesh.control.v1.Placement.verify|verify} messages.
                 * @param message Placement message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Placement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Placement message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Placement & ollamesh.control.v1.Placement.$Shape} Placement
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Placement & ollamesh.control.v1.Placement.$Shape;
            }

            namespace Placement {

                /** Properties of a Placement. */
                interface $Properties {

                    /** Placement model */
                    model?: (string|null);

                    /** Placement displayName */
                    displayName?: (string|null);

                    /** Placement epoch */
                    epoch?: (number|null);

                    /** Placement author */
                    author?: (string|null);

                    /** Placement strategy */
                    strategy?: (string|null);

                    /** Placement stages */
                    stages?: (ollamesh.control.v1.Stage.$Properties[]|null);

                    /** Placement reasons */
                    reasons?: (string[]|null);

                    /** Placement blob */
                    blob?: (string|null);

                    /** Placement blobSize */
                    blobSize?: (number|null);

                    /** Placement headerBytes */
                    headerBytes?: (number|null);

                    /** Placement pieceRoot */
                    pieceRoot?: (string|null);

                    /** Placement contextLength */
                    contextLength?: (number|null);

                    /** Placement sequencesMax */
                    sequencesMax?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Placement. */
                type $Shape = ollamesh.control.v1.Placement.$Properties;
            }

            /**
             * Properties of a Stage.
             * @deprecated Use ollamesh.control.v1.Stage.$Properties instead.
             */
            interface IStage extends ollamesh.control.v1.Stage.$Properties {
            }

            /** Represents a Stage. */
            class Stage {

                /**
                 * Constructs a new Stage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Stage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Stage peer. */
                peer: string;

                /** Stage firstLayer. */
                firstLayer: number;

                /** Stage lastLayer. */
                lastLayer: number;

                /** Stage memoryBytes. */
                memoryBytes: number;

                /**
                 * Creates a new Stage instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Stage instance
                 */
                static create(properties: ollamesh.control.v1.Stage.$Shape): ollamesh.control.v1.Stage & ollamesh.control.v1.Stage.$Shape;
                static create(properties?: ollamesh.control.v1.Stage.$Properties): ollamesh.control.v1.Stage;

                /**
                 * Encodes the specified Stage message. Does not implicitly {@link ollamesh.control.v1.Stage.verify|verify} messages.
                 * @param message Stage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Stage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Stage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Stage & ollamesh.control.v1.Stage.$Shape} Stage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Stage & ollamesh.control.v1.Stage.$Shape;
            }

            namespace Stage {

                /** Properties of a Stage. */
                interface $Properties {

                    /** Stage peer */
                    peer?: (string|null);

                    /** Stage firstLayer */
                    firstLayer?: (number|null);

                    /** Stage lastLayer */
                    lastLayer?: (number|null);

                    /** Stage memoryBytes */
                    memoryBytes?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Stage. */
                type $Shape = ollamesh.control.v1.Stage.$Properties;
            }

            /**
             * Properties of a Removal.
             * @deprecated Use ollamesh.control.v1.Removal.$Properties instead.
             */
            interface IRemoval extends ollamesh.control.v1.Removal.$Properties {
            }

            /** Represents a Removal. */
            class Removal {

                /**
                 * Constructs a new Removal.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.control.v1.Removal.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Removal model. */
                model: string;

                /** Removal epoch. */
                epoch: number;

                /** Removal author. */
                author: string;

                /**
                 * Creates a new Removal instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Removal instance
                 */
                static create(properties: ollamesh.control.v1.Removal.$Shape): ollamesh.control.v1.Removal & ollamesh.control.v1.Removal.$Shape;
                static create(properties?: ollamesh.control.v1.Removal.$Properties): ollamesh.control.v1.Removal;

                /**
                 * Encodes the specified Removal message. Does not implicitly {@link ollamesh.control.v1.Removal.verify|verify} messages.
                 * @param message Removal message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.control.v1.Removal.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Removal message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.control.v1.Removal & ollamesh.control.v1.Removal.$Shape} Removal
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.control.v1.Removal & ollamesh.control.v1.Removal.$Shape;
            }

            namespace Removal {

                /** Properties of a Removal. */
                interface $Properties {

                    /** Removal model */
                    model?: (string|null);

                    /** Removal epoch */
                    epoch?: (number|null);

                    /** Removal author */
                    author?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Removal. */
                type $Shape = ollamesh.control.v1.Removal.$Properties;
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
