using Monitoring.Settings;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>Points alertmanager.yml at a service on this machine, and puts seconds in the place of its waiting times.</summary>
internal static class AlertmanagerAddresses
{
    private static readonly string[] Addresses = ["api_url", "url"];

    /// <param name="text">The rendered alertmanager.yml.</param>
    /// <param name="onCallService">Scheme and authority of the service; paths stay as rendered.</param>
    /// <param name="windows">Whether the named time windows are open at any time or at none; the real ones depend on when the test runs.</param>
    public static string Adapt(string text, Uri onCallService, MuteWindows windows) => YamlText.Edit(text, root =>
    {
        Hasten(root.Map("route")!);
        foreach (var window in root.Maps("time_intervals"))
            window.Set("time_intervals", new YamlSequenceNode(new YamlMappingNode("years", new YamlSequenceNode(windows == MuteWindows.Open ? "2000:2999" : "2000"))));
        foreach (var receiver in root.Maps("receivers"))
        {
            foreach (var service in receiver.Children.Values.OfType<YamlSequenceNode>().SelectMany(services => services.Children).OfType<YamlMappingNode>())
                Redirect(service, onCallService);
        }
    });

    private static void Redirect(YamlMappingNode service, Uri onCallService)
    {
        foreach (var key in Addresses.Where(key => service.Text(key) is not null))
        {
            var path = new Uri(service.Text(key)!).PathAndQuery;
            service.Set(key, new Uri(onCallService, path).AbsoluteUri);
        }
    }

    private static void Hasten(YamlMappingNode route)
    {
        // The heartbeat lives from repeats, one at each look at its group; everything else repeats far less often than that.
        var livesFromRepeats = route.Text("repeat_interval") is { } repeat && route.Text("group_interval") is { } group
            && Duration.Parse(repeat) <= Duration.Parse(group);
        if (route.Text("group_wait") is not null and not "0s")
            route.Set("group_wait", "1s");
        if (route.Text("group_interval") is not null)
            route.Set("group_interval", "6s");
        if (livesFromRepeats)
            route.Set("repeat_interval", "5s");
        foreach (var child in route.Maps("routes"))
            Hasten(child);
    }
}
