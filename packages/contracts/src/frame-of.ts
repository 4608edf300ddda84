import { BinaryReader } from "@bufbuild/protobuf/wire";
import { Frame } from "./gen/yihan/matter/v1/frame.ts";

/** Field 1, length-delimited: the first tag of every flow's fact. */
const FRAME_TAG = 10;

/**
 * The frame of any fact of any flow, those not written yet included; the rest of the bytes is not looked at.
 * Throws if the bytes do not begin with a frame.
 */
export const frameOf = (data: Uint8Array): Frame => {
  const reader = new BinaryReader(data);
  if (data.length === 0 || reader.uint32() !== FRAME_TAG) throw new Error("these bytes do not begin with a frame");
  return Frame.decode(reader, reader.uint32());
};
