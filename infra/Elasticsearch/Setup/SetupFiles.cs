using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>Compiles requests to the files that setup.sh reads: one file per body (<c>.ndjson</c> for an import), and <c>requests.txt</c> that says in which order to send them.</summary>
public static class SetupFiles
{
    /// <summary>The file with the order; a line is <c>service method path file</c>.</summary>
    public const string Order = "requests.txt";

    public static ImmutableSortedDictionary<string, string> Compile(IEnumerable<SetupRequest> requests)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var order = new StringBuilder();
        foreach (var (request, i) in requests.Select((request, i) => (request, i)))
        {
            var file = string.Create(CultureInfo.InvariantCulture, $"{i + 1:D3}.{(request.IsImport ? "ndjson" : "json")}");
            files.Add(file, request.IsImport ? string.Concat(request.Body.Select(item => item.ToString(Formatting.None) + "\n")) : request.Body.ToString(Formatting.Indented) + "\n");
            order.Append(CultureInfo.InvariantCulture, $"{request.Service} {request.Method} {request.Path} {file}\n");
        }

        files.Add(Order, order.ToString());
        return files.ToImmutable();
    }
}
