export {Download, type DownloadEffect, type DownloadInput, type DownloadOptions, piecesOf} from "./download.ts";
export {CLAIMS_MAX, type ClaimWord, type OutsideEffect, OutsideShare, spanPiecesFor} from "./outside-share.ts";
export {type SwarmSettings, swarmDefaults} from "./settings.ts";
export type {Source} from "./source.ts";
export type {SwarmMessage} from "./swarm-message.ts";
export {type UploadRequest, Uploads} from "./uploads.ts";
