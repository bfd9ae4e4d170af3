using System.Buffers.Binary;
using Google.Protobuf;

namespace Pulumi.Engine;

/// <summary>A message on its way: a byte that says whether it is compressed, four bytes for its length, and the message itself.</summary>
internal static class GrpcFrame
{
    /// <summary>What the engine accepts and sends at most, in bytes (400 MiB).</summary>
    public const int MaxLength = 400 * 1024 * 1024;

    private const int HeaderLength = 5;

    /// <exception cref="GrpcException">The message is too long.</exception>
    public static byte[] Write(IMessage message)
    {
        var length = message.CalculateSize();
        Demand(length <= MaxLength, $"A message of {length} bytes is too long: the engine takes {MaxLength} bytes at most.");
        var frame = new byte[HeaderLength + length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), length);
        message.WriteTo(frame.AsSpan(HeaderLength));
        return frame;
    }

    /// <summary>Reads the one message of an answer, and on to the end of the stream, behind which the status is; null if there is no message.</summary>
    /// <exception cref="GrpcException">The stream is no frame.</exception>
    public static async Task<TMessage?> ReadAsync<TMessage>(Stream stream, MessageParser<TMessage> parser)
        where TMessage : class, IMessage<TMessage>
    {
        var header = new byte[HeaderLength];
        var read = await stream.ReadAtLeastAsync(header, HeaderLength, throwOnEndOfStream: false).ConfigureAwait(false);
        if (read == 0)
            return null;
        var length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1));
        Demand(read == HeaderLength && header[0] == 0 && length <= MaxLength, "The answer is not a message: it is cut off, compressed or too long.");

        var content = new byte[length];
        await stream.ReadExactlyAsync(content).ConfigureAwait(false);
        Demand(await stream.ReadAsync(header).ConfigureAwait(false) == 0, "The answer holds more than one message.");
        return parser.ParseFrom(content);
    }

    private static void Demand(bool condition, string problem)
    {
        if (!condition)
            throw new GrpcException(GrpcStatus.Internal, problem);
    }
}
