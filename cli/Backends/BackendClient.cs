using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Polly;
using Polly.Retry;

namespace Monitoring.Cli.Backends;

/// <summary>
/// Speaks JSON with one backend. Whatever passes by itself (no connection, a time-out, 429, 502 to 504) is tried again with back-off, and said once; what does
/// not is an exception of its own kind.
/// </summary>
internal sealed class BackendClient : IAsyncDisposable
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>For so long a backend that knew the log-in may say that it does not: Elasticsearch does until it has found its list of users after a start.</summary>
    private static readonly TimeSpan Forgetful = TimeSpan.FromMinutes(3);

    private readonly HttpClient _http;
    private readonly Action<string> _say;
    private readonly IAsyncDisposable? _way;
    private readonly ResiliencePipeline<HttpResponseMessage> _retries;
    private readonly TimeProvider _clock;
    private bool _isLost;
    private DateTimeOffset? _firstUnknown;
    private bool _isKnown;

    /// <param name="backend">Which one.</param>
    /// <param name="http">Its address, log-in and certificates.</param>
    /// <param name="say">Called with a line when it stops answering and when it is back.</param>
    /// <param name="clock">The time of this machine.</param>
    /// <param name="way">What leads there, a tunnel; ended with this.</param>
    public BackendClient(Backend backend, HttpClient http, Action<string> say, TimeProvider clock, IAsyncDisposable? way = null)
    {
        (Backend, _http, _say, _way, _clock) = (backend, http, say, way, clock);
        _retries = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = arguments => ValueTask.FromResult(Passes(arguments.Outcome) && (IsPatient || arguments.AttemptNumber < 4)),
                MaxRetryAttempts = int.MaxValue,
                Delay = TimeSpan.FromMilliseconds(200),
                MaxDelay = LongestPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                OnRetry = arguments =>
                {
                    Lost(arguments.AttemptNumber, Reason(arguments.Outcome));
                    arguments.Outcome.Result?.Dispose();
                    return ValueTask.CompletedTask;
                },
            }).Build();
    }

    public Backend Backend { get; }

    public Uri Address => _http.BaseAddress!;

    /// <summary>True when the address is good for as long as this is open, and no longer.</summary>
    public bool IsTunnelled => _way is not null;

    /// <summary>True for what follows: it waits for a backend that is gone for as long as it takes. Otherwise a few seconds.</summary>
    public bool IsPatient { get; set; }

    /// <summary>How far the backend's clock is ahead of this machine's, as of its last answer; whole seconds, because that is what HTTP says.</summary>
    public TimeSpan Ahead { get; private set; }

    /// <summary>What it is called in messages.</summary>
    private string What => $"{Backend.Title} at {Address}";

    /// <summary>Asks for a document.</summary>
    /// <param name="path">Relative to the address, with its query.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="UnreachableException">No answer, for as long as patience lasts.</exception>
    /// <exception cref="NotAllowedException">The log-in is missing, wrong or too weak (401, 403).</exception>
    /// <exception cref="BackendRefusedException">Any other refusal.</exception>
    public Task<JToken> GetAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, cancellation);

    /// <summary>Sends a document and reads the answer; an empty one is JSON's null.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<JToken> SendAsync(HttpMethod method, string path, JToken? body, CancellationToken cancellation)
    {
        var (status, text) = await TextAsync(method, path, body is null ? null : () => new StringContent(body.ToString(Formatting.None), Encoding.UTF8, new MediaTypeHeaderValue("application/json")), cancellation);
        return Parse(status, text);
    }

    /// <summary>Sends a document; of an answer that is large and read piece by piece, the text.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<string> SendForTextAsync(HttpMethod method, string path, JToken body, CancellationToken cancellation) =>
        (await TextAsync(method, path, () => new StringContent(body.ToString(Formatting.None), Encoding.UTF8, new MediaTypeHeaderValue("application/json")), cancellation)).Text;

    /// <summary>Sends the fields of a form, for questions that are too long for an address.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<JToken> PostFormAsync(string path, IReadOnlyCollection<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        var (status, text) = await TextAsync(HttpMethod.Post, path, () => new FormUrlEncodedContent(fields), cancellation);
        return Parse(status, text);
    }

    /// <summary>Asks for a text that is no JSON.</summary>
    /// <inheritdoc cref="GetAsync"/>
    public async Task<string> GetTextAsync(string path, CancellationToken cancellation) => (await TextAsync(HttpMethod.Get, path, null, cancellation)).Text;

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_way is not null)
            await _way.DisposeAsync();
    }

    private async Task<(HttpStatusCode Status, string Text)> TextAsync(HttpMethod method, string path, Func<HttpContent>? content, CancellationToken cancellation)
    {
        using var response = await AnswerAsync(method, path, content, cancellation);
        var text = await response.Content.ReadAsStringAsync(cancellation);
        if (response.IsSuccessStatusCode)
            return (response.StatusCode, text);
        var passes = Passes(Outcome.FromResult(response));
        if (!passes && response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            throw new NotAllowedException($"{What} refuses the log-in ({(int)response.StatusCode}).");
        throw passes ? new UnreachableException(What, $"status {(int)response.StatusCode}") : new BackendRefusedException(What, response.StatusCode, Words(text));
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpMethod method, string path, Func<HttpContent>? content, CancellationToken cancellation)
    {
        try
        {
            var response = await _retries.ExecuteAsync(async token => await OnceAsync(method, path, content, token), cancellation);
            Found(response);
            return response;
        }
        catch (HttpRequestException e)
        {
            throw new UnreachableException(What, e.InnerException?.Message ?? e.Message);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new UnreachableException(What, $"nothing came within {_http.Timeout.TotalSeconds:F0} s");
        }
    }

    private async Task<HttpResponseMessage> OnceAsync(HttpMethod method, string path, Func<HttpContent>? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content?.Invoke() };
        return await _http.SendAsync(request, cancellation);
    }

    private JToken Parse(HttpStatusCode status, string text)
    {
        try
        {
            // Times stay text: each backend has its own kinds of them.
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
            return text.Length == 0 ? JValue.CreateNull() : JToken.Load(reader);
        }
        catch (JsonException)
        {
            throw new BackendRefusedException(What, status, "its answer is not JSON; is this the right address?");
        }
    }

    private void Lost(int attempt, string reason)
    {
        // The first two tries take less than a second; nobody wants to read about those.
        if (_isLost || attempt < 2)
            return;
        _isLost = true;
        _say($"{What} does not answer ({reason}); trying again ...");
    }

    private void Found(HttpResponseMessage response)
    {
        if (response.Headers.Date is { } there)
            Ahead = TimeSpan.FromSeconds(Math.Round((there - _clock.GetUtcNow()).TotalSeconds));
        if (response.StatusCode != HttpStatusCode.Unauthorized)
            (_isKnown, _firstUnknown) = (_isKnown || response.IsSuccessStatusCode, null);
        if (!_isLost || Passes(Outcome.FromResult(response)))
            return;
        _isLost = false;
        _say($"{Backend.Title} is back.");
    }

    /// <summary>True for what may be gone at the next try. A cancelled command never comes here: the pipeline stops by itself.</summary>
    private bool Passes(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException or TaskCanceledException
        || (outcome.Result?.StatusCode is HttpStatusCode.Unauthorized && _isKnown && _clock.GetUtcNow() - (_firstUnknown ??= _clock.GetUtcNow()) < Forgetful)
        || outcome.Result?.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.RequestTimeout;

    private static string Reason(Outcome<HttpResponseMessage> outcome) => outcome.Exception switch
    {
        HttpRequestException e => e.InnerException?.Message ?? e.Message,
        not null => "nothing came in time",
        null => $"status {(int)outcome.Result!.StatusCode}",
    };

    /// <summary>The sentence in a refusal: backends wrap it in JSON, each in its own way.</summary>
    private static string Words(string text)
    {
        try
        {
            var answer = JToken.Parse(text);
            var words = answer is JValue ? answer : answer is JObject ? answer.SelectToken("error.reason") ?? answer["error"] ?? answer["message"] : null;
            return Shortened(words is JValue { Type: JTokenType.String } said ? (string)said! : text);
        }
        catch (JsonException)
        {
            return Shortened(text);
        }
    }

    private static string Shortened(string text) => text.Trim() is { Length: > 300 } all ? string.Concat(all.AsSpan(0, 300), " ...") : text.Trim();
}
