using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

[Collection(ProcessEnvironment.Name)]
public sealed class ConfigTests
{
    private const string Values = """
        {"project:text": "a", "project:number": "7", "project:ratio": "1.5", "project:on": "true", "project:loud": "True",
         "project:object": "{\"Name\": \"n\"}", "project:broken": "{", "other:text": "b", "old:config:text": "c"}
        """;

    [Fact]
    public Task Values_are_read_under_the_name_of_the_project_or_another() => WithConfigAsync(() =>
    {
        Assert.Equal("a", new Config().Require("text"));
        Assert.Equal("b", new Config("other").Require("text"));
        Assert.Equal("c", new Config("old").Require("text"));
        Assert.Equal("c", new Config("old:config").Require("text"));
    });

    [Fact]
    public Task Values_are_read_as_their_types() => WithConfigAsync(() =>
    {
        var config = new Config();
        Assert.Equal(7, config.GetInt32("number"));
        Assert.Equal(1.5, config.RequireDouble("ratio"));
        Assert.True(config.GetBoolean("on"));
        Assert.Equal("n", config.RequireObject<Named>("object").Name);
    });

    [Fact]
    public Task What_is_not_set_is_null() => WithConfigAsync(() =>
    {
        var config = new Config();
        Assert.Null(config.Get("none"));
        Assert.Null(config.GetInt32("none"));
        Assert.Null(config.GetBoolean("none"));
        Assert.Null(config.GetDouble("none"));
        Assert.Null(config.GetObject<Named>("none"));
        Assert.Null(config.GetSecret("none"));
        Assert.Null(config.GetSecretInt32("none"));
    });

    [Fact]
    public async Task Secret_forms_give_secret_outputs()
    {
        Output<string>? text = null;
        Output<int>? number = null;
        await WithConfigAsync(() =>
        {
            text = new Config().RequireSecret("text");
            number = new Config().GetSecretInt32("number");
        });

        Assert.True(await Output.IsSecretAsync(text!));
        Assert.True(await Output.IsSecretAsync(number!));
        Assert.Equal(7, await OutputUtilities.GetValueAsync(number!));
    }

    [Fact]
    public Task A_required_value_that_is_not_set_tells_how_to_set_it() => WithConfigAsync(() =>
    {
        var failure = Assert.ThrowsAny<RunException>(() => new Config().Require("none"));

        Assert.Equal("Missing Required configuration variable 'project:none'\n\tplease set a value using the command `pulumi config set project:none <value>`", failure.Message);
    });

    [Fact]
    public Task A_bad_value_is_named_with_key_value_and_type() => WithConfigAsync(() =>
    {
        var config = new Config();
        Assert.Equal("Configuration 'project:text' value 'a' is not a valid Int32", Assert.ThrowsAny<RunException>(() => config.GetInt32("text")).Message);
        Assert.ThrowsAny<RunException>(() => config.GetDouble("text"));
        Assert.ThrowsAny<RunException>(() => config.GetBoolean("loud"));
        Assert.ThrowsAny<RunException>(() => config.GetObject<Named>("broken"));
    });

    [Fact]
    public void Outside_of_a_run_there_is_no_project_and_no_value()
    {
        Assert.Throws<InvalidOperationException>(() => new Config());
        Assert.Throws<InvalidOperationException>(() => new Config("other").Get("text"));
    }

    private static async Task WithConfigAsync(Action program)
    {
        using var variable = new EnvironmentVariable("PULUMI_CONFIG", Values);
        await Run.UpdateAsync(new RecordingMocks(), program);
    }

    private sealed record Named(string Name);
}
