// Generated from proto/ by scripts/gen-proto.ts. Do not edit.
import * as $protobuf from "protobufjs";

/** Namespace ollamesh. */
export namespace ollamesh {

    /** Namespace models. */
    namespace models {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Message.
             * @deprecated Use ollamesh.models.v1.Message.$Properties instead.
             */
            interface IMessage extends ollamesh.models.v1.Message.$Properties {
            }

            /** Represents a Message. */
            class Message {

                /**
                 * Constructs a new Message.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.models.v1.Message.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Message find. */
                find?: (ollamesh.models.v1.Find.$Properties|null);

                /** Message found. */
                found?: (ollamesh.models.v1.Found.$Properties|null);

                /** Message notFound. */
                notFound?: (ollamesh.models.v1.NotFound.$Properties|null);

                /** Message verify. */
                verify?: (ollamesh.models.v1.Verify.$Properties|null);

                /** Message verified. */
                verified?: (ollamesh.models.v1.Verified.$Properties|null);

                /** Message giveUp. */
                giveUp?: (ollamesh.models.v1.GiveUp.$Properties|null);

                /** Message carry. */
                carry?: (ollamesh.models.v1.Find.$Properties|null);

                /** Message kind. */
                kind?: ("find"|"found"|"notFound"|"verify"|"verified"|"giveUp"|"carry");

                /**
                 * Creates a new Message instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Message instance
                 */
                static create(properties: ollamesh.models.v1.Message.$Shape): ollamesh.models.v1.Message & ollamesh.models.v1.Message.$Shape;
                static create(properties?: ollamesh.models.v1.Message.$Properties): ollamesh.models.v1.Message;

                /**
                 * Encodes the specified Message message. Does not implicitly {@link ollamesh.models.v1.Message.verify|verify} messages.
                 * @param message Message message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.models.v1.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Message message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Message & ollamesh.models.v1.Message.$Shape} Message
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.models.v1.Message & ollamesh.models.v1.Message.$Shape;
            }

            namespace Message {

                /** Properties of a Message. */
                interface $Properties {

                    /** Message find */
                    find?: (ollamesh.models.v1.Find.$Properties|null);

                    /** Message found */
                    found?: (ollamesh.models.v1.Found.$Properties|null);

                    /** Message notFound */
                    notFound?: (ollamesh.models.v1.NotFound.$Properties|null);

                    /** Message verify */
                    verify?: (ollamesh.models.v1.Verify.$Properties|null);

                    /** Message verified */
                    verified?: (ollamesh.models.v1.Verified.$Properties|null);

                    /** Message giveUp */
                    giveUp?: (ollamesh.models.v1.GiveUp.$Properties|null);

                    /** Message carry */
                    carry?: (ollamesh.models.v1.Find.$Properties|null);

                    /** Message kind */
                    kind?: ("find"|"found"|"notFound"|"verify"|"verified"|"giveUp"|"carry");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a Message. */
                type $Shape = {
                  find?: ollamesh.models.v1.Find.$Shape|null;
                  found?: ollamesh.models.v1.Found.$Shape|null;
                  notFound?: ollamesh.models.v1.NotFound.$Shape|null;
                  verify?: ollamesh.models.v1.Verify.$Shape|null;
                  verified?: ollamesh.models.v1.Verified.$Shape|null;
                  giveUp?: ollamesh.models.v1.GiveUp.$Shape|null;
                  carry?: ollamesh.models.v1.Find.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ kind?: undefined; find?: null; found?: null; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "find"; find: ollamesh.models.v1.Find.$Shape; found?: null; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "found"; find?: null; found: ollamesh.models.v1.Found.$Shape; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "notFound"; find?: null; found?: null; notFound: ollamesh.models.v1.NotFound.$Shape; verify?: null; verified?: null; giveUp?: null; carry?: null }|{ kind?: "verify"; find?: null; found?: null; notFound?: null; verify: ollamesh.models.v1.Verify.$Shape; verified?: null; giveUp?: null; carry?: null }|{ kind?: "verified"; find?: null; found?: null; notFound?: null; verify?: null; verified: ollamesh.models.v1.Verified.$Shape; giveUp?: null; carry?: null }|{ kind?: "giveUp"; find?: null; found?: null; notFound?: null; verify?: null; verified?: null; giveUp: ollamesh.models.v1.GiveUp.$Shape; carry?: null }|{ kind?: "carry"; find?: null; found?: null; notFound?: null; verify?: null; verified?: null; giveUp?: null; carry: ollamesh.models.v1.Find.$Shape })
                );
            }

            /**
             * Properties of a Find.
             * @deprecated Use ollamesh.models.v1.Find.$Properties instead.
             */
            interface IFind extends ollamesh.models.v1.Find.$Properties {
            }

            /** Represents a Find. */
            class Find {

                /**
                 * Constructs a new Find.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.models.v1.Find.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Find id. */
                id: number;

                /** Find name. */
                name: string;

                /** Find manifest. */
                manifest: string;

                /**
                 * Creates a new Find instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Find instance
                 */
                static create(properties: ollamesh.models.v1.Find.$Shape): ollamesh.models.v1.Find & ollamesh.models.v1.Find.$Shape;
                static create(properties?: ollamesh.models.v1.Find.$Properties): ollamesh.models.v1.Find;

                /**
                 * Encodes the specified Find message. Does not implicitly {@link ollamesh.models.v1.Find.verify|verify} messages.
                 * @param message Find message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.models.v1.Find.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Find message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Find & ollamesh.models.v1.Find.$Shape} Find
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.models.v1.Find & ollamesh.models.v1.Find.$Shape;
            }

            namespace Find {

                /** Properties of a Find. */
                interface $Properties {

                    /** Find id */
                    id?: (number|null);

                    /** Find name */
                    name?: (string|null);

                    /** Find manifest */
                    manifest?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Find. */
                type $Shape = ollamesh.models.v1.Find.$Properties;
            }

            /**
             * Properties of a Found.
             * @deprecated Use ollamesh.models.v1.Found.$Properties instead.
             */
            interface IFound extends ollamesh.models.v1.Found.$Properties {
            }

            /** Represents a Found. */
            class Found {

                /**
                 * Constructs a new Found.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.models.v1.Found.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Found id. */
                id: number;

                /** Found manifest. */
                manifest: Uint8Array;

                /** Found headerBytes. */
                headerBytes: number;

                /** Found complete. */
                complete: boolean;

                /**
                 * Creates a new Found instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Found instance
                 */
                static create(properties: ollamesh.models.v1.Found.$Shape): ollamesh.models.v1.Found & ollamesh.models.v1.Found.$Shape;
                static create(properties?: ollamesh.models.v1.Found.$Properties): ollamesh.models.v1.Found;

                /**
                 * Encodes the specified Found message. Does not implicitly {@link ollamesh.models.v1.Found.verify|verify} messages.
                 * @param message Found message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.models.v1.Found.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Found message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Found & ollamesh.models.v1.Found.$Shape} Found
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.models.v1.Found & ollamesh.models.v1.Found.$Shape;
            }

            namespace Found {

                /** Properties of a Found. */
                interface $Properties {

                    /** Found id */
                    id?: (number|null);

                    /** Found manifest */
                    manifest?: (Uint8Array|null);

                    /** Found headerBytes */
                    headerBytes?: (number|null);

                    /** Found complete */
                    complete?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Found. */
                type $Shape = ollamesh.models.v1.Found.$Properties;
            }

            /**
             * Properties of a NotFound.
             * @deprecated Use ollamesh.models.v1.NotFound.$Properties instead.
             */
            interface INotFound extends ollamesh.models.v1.NotFound.$Properties {
            }

            /** Represents a NotFound. */
            class NotFound {

                /**
                 * Constructs a new NotFound.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.models.v1.NotFound.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NotFound id. */
                id: number;

                /**
                 * Creates a new NotFound instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NotFound instance
                 */
                static create(properties: ollamesh.models.v1.NotFound.$Shape): ollamesh.models.v1.NotFound & ollamesh.models.v1.NotFound.$Shape;
                static create(properties?: ollamesh.models.v1.NotFound.$Properties): ollamesh.models.v1.NotFound;

                /**
                 * Encodes the specified NotFound message. Does not implicitly {@link ollamesh.models.v1.NotFound.verify|verify} messages.
                 * @param message NotFound message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.models.v1.NotFound.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NotFound message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.NotFound & ollamesh.models.v1.NotFound.$Shape} NotFound
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.models.v1.NotFound & ollamesh.models.v1.NotFound.$Shape;
            }

            namespace NotFound {

                /** Properties of a NotFound. */
                interface $Properties {

                    /** NotFound id */
                    id?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NotFound. */
                type $Shape = ollamesh.models.v1.NotFound.$Properties;
            }

            /**
             * Properties of a Verify.
             * @deprecated Use ollamesh.models.v1.Verify.$Properties instead.
             */
            interface IVerify extends ollamesh.models.v1.Verify.$Properties {
            }

            /** Represents a Verify. */
            class Verify {

                /**
                 * Constructs a new Verify.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.models.v1.Verify.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Verify id. */
                id: number;

                /** Verify manifest. */
                manifest: string;

                /** Verify salt. */
                salt: Uint8Array;

                /** Verify mend. */
                mend: boolean;

                /**
                 * Creates a new Verify instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Verify instance
                 */
                static create(properties: ollamesh.models.v1.Verify.$Shape): ollamesh.models.v1.Verify & ollamesh.models.v1.Verify.$Shape;
                static create(properties?: ollamesh.models.v1.Verify.$Properties): ollamesh.models.v1.Verify;

                /**
                 * Encodes the specified Verify message. Does not implicitly {@link ollamesh.models.v1.Verify.verify|verify} messages.
                 * @param message Verify message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.models.v1.Verify.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Verify message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Verify & ollamesh.models.v1.Verify.$Shape} Verify
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.models.v1.Verify & ollamesh.models.v1.Verify.$Shape;
            }

            namespace Verify {

                /** Properties of a Verify. */
                interface $Properties {

                    /** Verify id */
                    id?: (number|null);

                    /** Verify manifest */
                    manifest?: (string|null);

                    /** Verify salt */
                    salt?: (Uint8Array|null);

                    /** Verify mend */
                    mend?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Verify. */
                type $Shape = ollamesh.models.v1.Verify.$Properties;
            }

            /**
             * Properties of a Verified.
             * @deprecated Use ollamesh.models.v1.Verified.$Properties instead.
             */
            interface IVerified extends ollamesh.models.v1.Verified.$Properties {
            }

            /** Represents a Verified. */
            class Verified {

                /**
                 * Constructs a new Verified.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.models.v1.Verified.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Verified id. */
                id: number;

                /** Verified state. */
                state: string;

                /** Verified damaged. */
                damaged: string[];

                /** Verified proofs. */
                proofs: string[];

                /** Verified reason. */
                reason: string;

                /**
                 * Creates a new Verified instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Verified instance
                 */
                static create(properties: ollamesh.models.v1.Verified.$Shape): ollamesh.models.v1.Verified & ollamesh.models.v1.Verified.$Shape;
                static create(properties?: ollamesh.models.v1.Verified.$Properties): ollamesh.models.v1.Verified;

                /**
                 * Encodes the specified Verified message. Does not implicitly {@link ollamesh.models.v1.Verified.verify|verify} messages.
                 * @param message Verified message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.models.v1.Verified.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Verified message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.Verified & ollamesh.models.v1.Verified.$Shape} Verified
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.models.v1.Verified & ollamesh.models.v1.Verified.$Shape;
            }

            namespace Verified {

                /** Properties of a Verified. */
                interface $Properties {

                    /** Verified id */
                    id?: (number|null);

                    /** Verified state */
                    state?: (string|null);

                    /** Verified damaged */
                    damaged?: (string[]|null);

                    /** Verified proofs */
                    proofs?: (string[]|null);

                    /** Verified reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Verified. */
                type $Shape = ollamesh.models.v1.Verified.$Properties;
            }

            /**
             * Properties of a GiveUp.
             * @deprecated Use ollamesh.models.v1.GiveUp.$Properties instead.
             */
            interface IGiveUp extends ollamesh.models.v1.GiveUp.$Properties {
            }

            /** Represents a GiveUp. */
            class GiveUp {

                /**
                 * Constructs a new GiveUp.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ollamesh.models.v1.GiveUp.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GiveUp id. */
                id: number;

                /**
                 * Creates a new GiveUp instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns GiveUp instance
                 */
                static create(properties: ollamesh.models.v1.GiveUp.$Shape): ollamesh.models.v1.GiveUp & ollamesh.models.v1.GiveUp.$Shape;
                static create(properties?: ollamesh.models.v1.GiveUp.$Properties): ollamesh.models.v1.GiveUp;

                /**
                 * Encodes the specified GiveUp message. Does not implicitly {@link ollamesh.models.v1.GiveUp.verify|verify} messages.
                 * @param message GiveUp message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ollamesh.models.v1.GiveUp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GiveUp message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ollamesh.models.v1.GiveUp & ollamesh.models.v1.GiveUp.$Shape} GiveUp
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ollamesh.models.v1.GiveUp & ollamesh.models.v1.GiveUp.$Shape;
            }

            namespace GiveUp {

                /** Properties of a GiveUp. */
                interface $Properties {

                    /** GiveUp id */
                    id?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GiveUp. */
                type $Shape = ollamesh.models.v1.GiveUp.$Properties;
            }
        }
    }
}
