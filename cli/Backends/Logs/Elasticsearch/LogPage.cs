using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>The answer to a search. Its hits are read one by one, so that the first is there at once and none of them stays longer than it is looked at.</summary>
/// <param name="text">The answer.</param>
internal sealed class LogPage(string text)
{
    /// <summary>The view's new id; null where it keeps the one it has.</summary>
    public string? View { get; } = ViewOf(text);

    /// <summary>How many hits have been read.</summary>
    public int Count { get; private set; }

    /// <summary>Where the next page begins, after the last hit that was read; null for none.</summary>
    public JArray? Next { get; private set; }

    /// <summary>The hits.</summary>
    /// <param name="isWhole">False where of the documents nothing but the time of their arrival was asked for.</param>
    /// <exception cref="BackendRefusedException">There are none in the answer, not even an empty list.</exception>
    public IEnumerable<LogHit> Hits(bool isWhole)
    {
        using var reader = ReaderOf(text);
        while (Step(reader) && reader.Path != "hits.hits")
        {
        }

        if (reader.TokenType != JsonToken.PropertyName)
            throw new BackendRefusedException(Backend.Elasticsearch.Title, HttpStatusCode.OK, "its answer has no hits");
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonToken.StartObject)
            yield return Read(reader, isWhole);
    }

    private LogHit Read(JsonTextReader reader, bool isWhole)
    {
        var (id, at, record, arrived) = ("", DateTimeOffset.UnixEpoch, (LogRecord?)null, "");
        while (reader.Read() && reader.TokenType == JsonToken.PropertyName)
        {
            switch ((string)reader.Value!)
            {
                case "_id":
                    id = reader.ReadAsString() ?? "";
                    break;
                case "sort" when reader.Read():
                    Next = JArray.Load(reader);
                    at = LogDocument.TimeOf((string?)Next[0] ?? "");
                    break;
                case "_source" when reader.Read():
                    var document = JObject.Load(reader);
                    (record, arrived) = (isWhole ? LogDocument.Read(document) : null, LogDocument.Text(document, LogSearch.Arrival));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        Count++;
        return new LogHit(id, at, record) { Arrived = arrived.Length > 0 ? LogDocument.TimeOf(arrived) : null };
    }

    /// <summary>Times stay text.</summary>
    private static JsonTextReader ReaderOf(string text) => new(new StringReader(text)) { DateParseHandling = DateParseHandling.None };

    private static string? ViewOf(string text)
    {
        using var reader = ReaderOf(text);
        while (Step(reader))
        {
            if (reader.Path == "pit_id")
                return reader.ReadAsString();
            // It comes first.
            if (reader.Path == "hits")
                break;
        }

        return null;
    }

    /// <summary>To the next name.</summary>
    private static bool Step(JsonTextReader reader)
    {
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonToken.PropertyName)
                    return true;
            }

            return false;
        }
        catch (JsonException)
        {
            throw new BackendRefusedException(Backend.Elasticsearch.Title, HttpStatusCode.OK, "its answer is not JSON; is this the right address?");
        }
    }
}
