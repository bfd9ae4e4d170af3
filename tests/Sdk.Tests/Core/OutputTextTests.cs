using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

[Collection(ProcessEnvironment.Name)]
public sealed class OutputTextTests
{
    [Fact]
    public void An_output_formatted_as_text_tells_how_to_do_it_right()
    {
        using var variable = new EnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING", null);

        Assert.Contains("Output.Format", Output.Create("x").ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    public void An_output_formatted_as_text_fails_when_the_user_wants_it_to(string value)
    {
        using var variable = new EnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING", value);

        Assert.Throws<InvalidOperationException>(() => Output.Create("x").ToString());
    }
}
