using Monitoring.Stacks.Settings;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

public sealed class DocumentsAreCurrentTests
{
    private const string Page = "docs/configuration.md";

    [Fact]
    public void The_page_about_configuration_is_what_the_settings_say()
    {
        var text = ConfigurationDocument.Write(typeof(MonitoringSettings), MonitoringSettings.SecretKeys);
        var path = Path.Combine(Repository.Root, Page);
        if (Environment.GetEnvironmentVariable("ACCEPT") == "1")
            File.WriteAllText(path, text);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == text, $"{Page} is not what the settings say; ./monitor docs, or ACCEPT=1 dotnet test, writes it anew.");
    }

    [Fact]
    public void The_config_section_of_Pulumi_yaml_is_what_the_settings_say() =>
        Assert.Empty(ProjectConfigSection.Check(Repository.Text("Pulumi.yaml"), typeof(MonitoringSettings)));
}
