using System.Net;
using Monitoring.Cli.Backends;
using Monitoring.Tests.Cli.Backends.Logs;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Backends;

public sealed class BackendClientTests
{
    private readonly List<string> _said = [];

    [Fact]
    public async Task A_backend_that_is_gone_for_a_moment_is_asked_again_and_nothing_is_said_of_a_single_failure()
    {
        var tries = 0;
        await using var server = new PlayedServer(_ => ++tries == 1 ? new PlayedAnswer("", 503) : new PlayedAnswer("""{ "is": "there" }"""));
        await using var client = Client(server);

        Assert.Equal("there", (string?)(await client.GetAsync("x?y=1", CancellationToken.None))["is"]);
        Assert.Equal(("/x?y=1", 2), (server.Requests.First().PathAndQuery, tries));
        Assert.Empty(_said);
    }

    [Fact]
    public async Task One_that_stays_away_is_unreachable_and_that_it_is_tried_again_is_said_once()
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("", 503));
        await using var client = Client(server);

        var e = await Assert.ThrowsAsync<UnreachableException>(() => client.GetAsync("x", CancellationToken.None));

        Assert.Equal($"Prometheus at {server.Address} does not answer: status 503.", e.Message);
        Assert.Equal([$"Prometheus at {server.Address} does not answer (status 503); trying again ..."], _said);
    }

    [Fact]
    public async Task Whoever_follows_waits_as_long_as_it_takes_and_hears_that_it_is_back()
    {
        var tries = 0;
        await using var server = new PlayedServer(_ => ++tries < 5 ? new PlayedAnswer("", 503) : new PlayedAnswer("{}"));
        await using var client = Client(server);
        client.IsPatient = true;

        await client.GetAsync("x", CancellationToken.None);

        Assert.Equal(5, tries);
        Assert.Equal(2, _said.Count);
        Assert.Equal("Prometheus is back.", _said[1]);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task A_refused_log_in_is_not_tried_again(int status)
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("", status));
        await using var client = Client(server);

        var e = await Assert.ThrowsAsync<NotAllowedException>(() => client.GetAsync("x", CancellationToken.None));

        Assert.Equal($"Prometheus at {server.Address} refuses the log-in ({status}).", e.Message);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task One_that_knew_the_log_in_and_has_forgotten_it_after_a_restart_is_waited_for_but_not_for_ever()
    {
        var (tries, clock) = (0, new FastClock());
        await using var server = new PlayedServer(_ => new PlayedAnswer("{}", ++tries is 1 or 6 ? 200 : 401));
        await using var client = new BackendClient(Backend.Elasticsearch, new HttpClient { BaseAddress = server.Address }, _said.Add, clock) { IsPatient = true };
        await client.GetAsync("x", CancellationToken.None);

        await client.GetAsync("x", CancellationToken.None);
        Assert.Equal([6, 2], [tries, _said.Count]);

        client.IsPatient = false;
        await Assert.ThrowsAsync<UnreachableException>(() => client.GetAsync("x", CancellationToken.None));
        clock.Off = TimeSpan.FromMinutes(5);
        await Assert.ThrowsAsync<NotAllowedException>(() => client.GetAsync("x", CancellationToken.None));
    }

    [Fact]
    public async Task A_refusal_has_the_words_of_the_backend()
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("no such index", 404));
        await using var client = Client(server);

        var e = await Assert.ThrowsAsync<BackendRefusedException>(() => client.SendAsync(HttpMethod.Post, "x", new JObject { ["a"] = 1 }, CancellationToken.None));

        Assert.Equal((HttpStatusCode.NotFound, "no such index"), (e.Status, e.Reason));
        Assert.Equal(("POST", "application/json", """{"a":1}"""), (server.Requests.Single().Method, server.Requests.Single().ContentType, server.Requests.Single().Body));
    }

    [Fact]
    public async Task An_answer_that_is_no_JSON_is_said_to_be_none()
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("<html>"));
        await using var client = Client(server);

        var e = await Assert.ThrowsAsync<BackendRefusedException>(() => client.GetAsync("x", CancellationToken.None));

        Assert.EndsWith("its answer is not JSON; is this the right address?.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_not_kept()
    {
        await using var server = new PlayedServer(_ => new PlayedAnswer("{}") { After = TimeSpan.FromMinutes(5) });
        await using var client = Client(server);
        using var end = new CancellationTokenSource(100);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("x", end.Token));
    }

    private BackendClient Client(PlayedServer server) =>
        new(Backend.Prometheus, new HttpClient { BaseAddress = server.Address }, _said.Add, TimeProvider.System);
}
