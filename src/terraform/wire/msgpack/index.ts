/**
 * MessagePack as Terraform writes it: the type decides how a value is read and written.
 * Holds no protobuf and no knowledge of any resource.
 */
export { decodeMsgpack } from "./decode";
export { encodeMsgpack } from "./encode";
