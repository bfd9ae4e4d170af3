using Monitoring.Describe;
using Monitoring.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Json;

/// <summary>Reads hand-edited JSON so that every problem can name its file and line. Use it for alert-rules/ and dashboards/.</summary>
public static class SourceJson
{
    private static readonly JsonLoadSettings LoadSettings = new()
    {
        LineInfoHandling = LineInfoHandling.Load,
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
        CommentHandling = CommentHandling.Ignore,
    };

    /// <summary>The object that the file consists of, or null after adding the one problem that says where the text stops being JSON.</summary>
    public static JObject? Read(SourceFile file, ICollection<Problem> problems)
    {
        using var reader = new JsonTextReader(new StringReader(file.Text)) { DateParseHandling = DateParseHandling.None };
        try
        {
            if (string.IsNullOrWhiteSpace(file.Text))
                throw new JsonReaderException("The file is empty.");
            var root = JToken.Load(reader, LoadSettings);
            while (reader.Read())
            {
                if (reader.TokenType != JsonToken.Comment)
                    throw new JsonReaderException("Text after the end of the JSON value.", reader.Path, reader.LineNumber, reader.LinePosition, null);
            }

            if (root is JObject found)
                return found;
            problems.Add(Problem.Error(Where(file, root), "The file has to hold one JSON object."));
        }
        catch (JsonReaderException e)
        {
            // The reader counts lines from 1 and columns from 0.
            problems.Add(Problem.Error($"{file.Path}:{Math.Max(1, e.LineNumber)}:{e.LinePosition + 1}", $"This is not JSON: {FirstSentence(e.Message)}"));
        }

        return null;
    }

    /// <summary>The place of a problem: <c>dashboards/kubernetes/x.json:12</c>.</summary>
    public static string Where(SourceFile file, JToken token) => $"{file.Path}:{Line(token)}";

    /// <summary>Line on which a token starts (for text, where it ends), counted from 1.</summary>
    public static int Line(JToken token) => token is IJsonLineInfo info && info.HasLineInfo() ? info.LineNumber : 1;

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path '", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
