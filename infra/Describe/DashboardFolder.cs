namespace Monitoring.Describe;

/// <summary>Dashboards of one system: the JSON files under <c>dashboards/&lt;Directory&gt;/</c> appear in the Grafana folder <c>Title</c>.</summary>
/// <param name="Directory">Folder name under dashboards/.</param>
/// <param name="Title">Title of the folder in Grafana.</param>
public sealed record DashboardFolder(string Directory, string Title);
