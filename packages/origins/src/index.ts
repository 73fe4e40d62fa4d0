export {type Credentials, parseCredentials} from "./credentials.ts";
export {createOrigins, type OriginsOptions} from "./http-origins.ts";
export {originDefaults} from "./settings.ts";
