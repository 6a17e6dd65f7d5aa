import { Client, type ChannelCredentials, type ClientReadableStream } from "@grpc/grpc-js";

const same = (bytes: Buffer): Buffer => bytes;

/** A plugin host's side of the connection, in bare bytes. */
export class PluginClient {
  private readonly client: Client;

  constructor(address: string, credentials: ChannelCredentials) {
    this.client = new Client(address, credentials, {
      "grpc.ssl_target_name_override": "localhost",
      "grpc.max_receive_message_length": -1,
    });
  }

  unary(path: string, request: Uint8Array = Buffer.alloc(0)): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(path, same, same, Buffer.from(request), (error, response) =>
        error ? reject(error) : resolve(response ?? Buffer.alloc(0)),
      );
    });
  }

  serverStream(path: string) {
    const stream = this.client.makeServerStreamRequest(path, same, same, Buffer.alloc(0));
    return { ...collected(stream), cancel: () => stream.cancel() };
  }

  bidiStream(path: string) {
    const stream = this.client.makeBidiStreamRequest(path, same, same);
    const reading = collected(stream);
    return {
      ...reading,
      write: (bytes: Buffer) => void stream.write(bytes),
      end: () => stream.end(),
    };
  }

  close(): void {
    this.client.close();
  }
}

function collected(stream: ClientReadableStream<Buffer>) {
  const all: Buffer[] = [];
  let over = false;
  const first = new Promise<Buffer>((resolve) => stream.once("data", resolve));
  const ended = new Promise<Buffer[]>((resolve, reject) => {
    stream.on("data", (bytes: Buffer) => all.push(bytes));
    stream.on("end", () => {
      over = true;
      resolve(all);
    });
    stream.on("error", reject);
  });
  ended.catch(() => undefined); // Who doesn't wait for the end isn't told how it came.
  return { first, ended, isOver: () => over };
}
