export {controlCodec} from "./control-codec.ts";
export {advertCodec, memberCodec} from "./member-codec.ts";
