export {type Net, type NetOptions, startNet} from "./start-net.ts";
