using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Random;

public sealed class RandomResourceTests
{
    [Fact]
    public async Task A_password_goes_out_under_the_names_of_the_provider()
    {
        var run = await MockedProgram.RunAsync(() => _ = new RandomPassword("admin", new RandomPasswordArgs
        {
            Length = 24,
            Special = false,
            MinNumeric = 2,
            Keepers = { ["rotation"] = "1" },
        }));

        Assert.Equal("random:index/randomPassword:RandomPassword", run.Request("admin").Type);
        run.AssertInputs("admin", """{ "length": 24, "special": false, "minNumeric": 2, "keepers": { "rotation": "1" } }""");
    }

    [Fact]
    public async Task A_password_without_a_length_fails_the_run_by_name()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            MockedProgram.RunAsync(() => _ = new RandomPassword("admin", new RandomPasswordArgs())));

        Assert.Contains("RandomPasswordArgs.Length is required but was not given a value", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_password_or_bytes_give_away_is_secret()
    {
        var (password, bytes, text) = (new SeenOptions(), new SeenOptions(), new SeenOptions());

        await MockedProgram.RunAsync(() =>
        {
            _ = new RandomPassword("password", new RandomPasswordArgs { Length = 8 }, password.Options);
            _ = new RandomBytes("bytes", new RandomBytesArgs { Length = 8 }, bytes.Options);
            _ = new RandomString("text", new RandomStringArgs { Length = 8 }, text.Options);
        });

        Assert.Equal(["bcryptHash", "result"], password.Final.AdditionalSecretOutputs);
        Assert.Equal(["base64", "hex"], bytes.Final.AdditionalSecretOutputs);
        Assert.Empty(text.Final.AdditionalSecretOutputs);
        Assert.Equal("4.21.1", password.Final.Version);
    }

    [Fact]
    public async Task Get_reads_the_resource_with_the_given_id_and_state()
    {
        var run = await MockedProgram.RunAsync(() => _ = RandomId.Get("suffix", "p-9hUg", new RandomIdState { ByteLength = 4 }));

        Assert.Equal("p-9hUg", run.Request("suffix").Id);
        run.AssertInputs("suffix", """{ "byteLength": 4 }""");
    }

    [Fact]
    public async Task A_known_password_in_a_state_is_a_secret()
    {
        var state = new RandomPasswordState { Result = "hunter2" };

        Assert.True(await Output.IsSecretAsync(state.Result!.ToOutput()));
        Assert.Equal("hunter2", await OutputUtilities.GetValueAsync(state.Result!.ToOutput()));
    }
}
