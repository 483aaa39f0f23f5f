/** Reads the values of a WOFF2 file in order (W3C WOFF 2.0, section 4.1). Throws a RangeError past the end. */
export class ByteReader {
  private readonly view: DataView
  private at: number

  constructor(bytes: Uint8Array, start = 0) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = start
  }

  u8(): number {
    return this.view.getUint8(this.at++)
  }

  u16(): number {
    this.at += 2
    return this.view.getUint16(this.at - 2)
  }

  i16(): number {
    this.at += 2
    return this.view.getInt16(this.at - 2)
  }

  u32(): number {
    this.at += 4
    return this.view.getUint32(this.at - 4)
  }

  bytes(length: number): Uint8Array {
    const {buffer, byteOffset, byteLength} = this.view
    if (length < 0 || this.at + length > byteLength) throw new RangeError('past the end of the font')
    this.at += length
    return new Uint8Array(buffer, byteOffset + this.at - length, length)
  }

  /** The remaining bytes; the reader stays where it is. */
  rest(): Uint8Array {
    const {buffer, byteOffset, byteLength} = this.view
    return new Uint8Array(buffer, byteOffset + this.at, byteLength - this.at)
  }

  /** A UIntBase128: seven bits per byte, the most significant first. */
  base128(): number {
    let value = 0
    for (let count = 0; count < 5; count++) {
      const byte = this.u8()
      value = value * 128 + (byte & 0x7f)
      if ((byte & 0x80) === 0) return value
    }
    throw new RangeError('a number of more than five bytes')
  }

  /** A 255UInt16: a number that takes a single byte if it is small. */
  short(): number {
    const code = this.u8()
    if (code === 253) return this.u16()
    if (code === 254) return this.u8() + 506
    return code === 255 ? this.u8() + 253 : code
  }
}

/** Collects the values of a WOFF2 file, or of a font table. */
export class ByteWriter {
  private data: Uint8Array<ArrayBuffer>
  length = 0

  constructor(size = 1024) {
    this.data = new Uint8Array(size)
  }

  u8(value: number): void {
    this.room(1)
    this.data[this.length++] = value
  }

  u16(value: number): void {
    this.u8(value >> 8)
    this.u8(value)
  }

  u32(value: number): void {
    this.u16(value >>> 16)
    this.u16(value)
  }

  bytes(values: Uint8Array): void {
    this.room(values.length)
    this.data.set(values, this.length)
    this.length += values.length
  }

  base128(value: number): void {
    for (let power = 4; power > 0; power--) {
      if (value >= 128 ** power) this.u8(0x80 | (Math.floor(value / 128 ** power) & 0x7f))
    }
    this.u8(value & 0x7f)
  }

  short(value: number): void {
    if (value < 253) this.u8(value)
    else if (value < 506) {
      this.u8(255)
      this.u8(value - 253)
    } else if (value < 762) {
      this.u8(254)
      this.u8(value - 506)
    } else {
      this.u8(253)
      this.u16(value)
    }
  }

  /** Adds zeros up to a multiple of four bytes. */
  pad(): void {
    while (this.length % 4 > 0) this.u8(0)
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.data.slice(0, this.length)
  }

  private room(count: number): void {
    if (this.length + count <= this.data.length) return
    const larger = new Uint8Array(Math.max(this.data.length * 2, this.length + count))
    larger.set(this.data)
    this.data = larger
  }
}
