using Monitoring.Cli.Checks;
using Monitoring.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>Pulumi's provider plug-ins are installed in the versions that the program is compiled against. Pulumi fetches what is missing, if it can.</summary>
internal sealed class PluginsAreThere : IPreflightCheck
{
    public string Title => "Pulumi's provider plug-ins are installed";

    public async Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        if (context.Tools.Find("pulumi") is not { } pulumi)
            return CheckOutcome.NotLookedAt("pulumi is not installed; docs/deploy.md says how to get it");
        var result = await pulumi.RunAsync(context.Root, cancellation, "plugin", "ls", "--json");
        if (!result.Succeeded)
            return CheckOutcome.Of([Problem.Error("pulumi plugin ls", Kubectl.Reason(result))]);

        var needed = Needed(context).ToList();
        var installed = Installed(result.Output);
        var problems = needed.Where(plugin => !installed.Contains(plugin)).Select(plugin => Problem.Warning(
            plugin.Name, $"Version {plugin.Version} is not installed. `pulumi up` fetches it; where it cannot: `pulumi plugin install resource {plugin.Name} {plugin.Version}`."));
        return CheckOutcome.Of(problems, string.Join(", ", needed.Select(plugin => $"{plugin.Name} {plugin.Version}")));
    }

    private static HashSet<(string Name, string Version)> Installed(string output)
    {
        try
        {
            return [.. JArray.Parse(output).Select(plugin => ((string?)plugin["name"] ?? "", ((string?)plugin["version"] ?? "").TrimStart('v')))];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The package of a resource's type is the name of its plug-in, and the version of its assembly that of the plug-in.</summary>
    private static IEnumerable<(string Name, string Version)> Needed(PreflightContext context) =>
        context.Run.Recorded!.Resources.Where(resource => !resource.IsComponent).Select(resource => resource.Type).Select(type => type.StartsWith("pulumi:providers:", StringComparison.Ordinal) ? type[17..] : type.Split(':')[0])
            .Distinct().Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Assembly: AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(x => string.Equals(x.GetName().Name, $"Pulumi.{name}", StringComparison.OrdinalIgnoreCase))))
            .Where(package => package.Assembly is not null)
            .Select(package => (package.Name, package.Assembly!.GetName().Version!.ToString(3)));
}
