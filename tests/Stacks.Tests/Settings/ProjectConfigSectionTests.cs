using Monitoring.Stacks.Settings;
using Xunit;

namespace Monitoring.Tests.Stacks.Settings;

public sealed class ProjectConfigSectionTests
{
    private const string Complete = """
        name: monitoring
        config:
          namespace: {type: string, default: monitoring}
          monitoring:enabled: {type: boolean, default: true}
          kubernetes:context: {value: dev}
          replicas: {type: integer, default: 1}
          share: {type: string, default: "0.8"}
          store: {type: object, default: {}}
          names: {type: array, items: {type: string}, default: []}
          windows: {type: array, items: {type: object}, default: []}
          priorities: {type: object, default: {}}
        """;

    [Fact]
    public void A_section_that_matches_the_settings_has_no_problem() => Assert.Empty(Check(Complete));

    [Theory]
    [InlineData("  monitoring:enabled: {type: boolean, default: true}\n", "", "Pulumi.yaml: The config: section does not name 'enabled' (type: boolean).")]
    [InlineData("  monitoring:enabled:", "  monitoring:enabld:", "Pulumi.yaml:4: There is no setting 'enabld'. Did you mean 'enabled'?")]
    [InlineData("type: integer", "type: string", "Pulumi.yaml:6: The type of 'replicas' is 'string'; the settings say 'integer'.")]
    [InlineData("type: object, default: {}", "type: object", "Pulumi.yaml:8: 'store' has no default, so Pulumi would ask every stack for it.")]
    [InlineData("config:", "confi:", "Pulumi.yaml: There is no config: section; it has to name every top-level setting.")]
    [InlineData("name: monitoring", "name: [monitoring", "Pulumi.yaml: The file is not valid YAML: a bracket is not closed.")]
    [InlineData("name: monitoring", "name: \"monitoring", "Pulumi.yaml:1: The file is not valid YAML: While scanning a multi-line double-quoted scalar, found wrong indentation.")]
    public void A_difference_is_named_with_its_line(string text, string replacement, string expected) =>
        Assert.Contains(expected, Check(Complete.Replace(text, replacement, StringComparison.Ordinal)));

    private static string[] Check(string yaml) => [.. ProjectConfigSection.Check(yaml, typeof(SampleSettings)).Select(p => p.ToString())];
}
