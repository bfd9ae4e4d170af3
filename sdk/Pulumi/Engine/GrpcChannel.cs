using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;

namespace Pulumi.Engine;

/// <summary>
/// Calls of one service: each is a POST over HTTP/2 without TLS. There is no deadline, because the engine answers a
/// registration when the resource is there. Disposing breaks off what is under way.
/// </summary>
/// <remarks>https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md</remarks>
internal sealed class GrpcChannel : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _service;

    /// <param name="address">Host and port.</param>
    /// <param name="service">Full name of the service.</param>
    public GrpcChannel(string address, string service)
    {
        // The engine is on this machine, whatever proxy the environment names.
        var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            EnableMultipleHttp2Connections = true,
        };
        _http = new HttpClient(handler)
        {
            BaseAddress = new Uri($"http://{address}"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _service = service;
    }

    /// <exception cref="GrpcException">The call failed.</exception>
    public async Task<TResponse> CallAsync<TResponse>(string method, IMessage request, MessageParser<TResponse> parser)
        where TResponse : class, IMessage<TResponse>
    {
        try
        {
            using var message = Message($"/{_service}/{method}", GrpcFrame.Write(request));
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
                throw new GrpcException(GrpcStatus.Unknown, $"{method} was answered with HTTP status {(int)response.StatusCode}.");

            var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
            await using var _ = stream.ConfigureAwait(false);
            var answer = await GrpcFrame.ReadAsync(stream, parser).ConfigureAwait(false);
            ThrowIfFailed(response);
            return answer ?? throw new GrpcException(GrpcStatus.Internal, $"{method} succeeded without an answer.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new GrpcException(GrpcStatus.Unavailable, e.Message, e);
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage Message(string path, byte[] frame)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        message.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        return message;
    }

    /// <summary>The status follows the answer; where there is no answer, it may be among the headers instead.</summary>
    private static void ThrowIfFailed(HttpResponseMessage response)
    {
        var text = Value(response, "grpc-status");
        var status = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (GrpcStatus)number : GrpcStatus.Unknown;
        if (status != GrpcStatus.Ok)
            throw new GrpcException(status, Uri.UnescapeDataString(Value(response, "grpc-message") ?? $"The call ended with status {text ?? "unknown"}."));
    }

    private static string? Value(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.First() : null;
}
