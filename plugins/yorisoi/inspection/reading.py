"""What a visitor reads of a page, line by line, and where its links lead."""

from lxml import etree

from yorisoi.inspection.page import BLOCKS, PARSER

# Words that no one sees but hears, or sees in search results, are read too. What a script or a
# style sheet adds while the page is open is not in here.
LINES = etree.XSLT(
    etree.XML(f"""
    <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
      <xsl:output method="text"/>
      <xsl:template name="read">
        <xsl:for-each select="@alt|@aria-label|@title|@placeholder">
          <xsl:value-of select="concat('&#10;', normalize-space(), '&#10;')"/>
        </xsl:for-each>
        <xsl:apply-templates/>
        <xsl:if test="@href">
          <xsl:value-of select="concat('&#10;→ ', normalize-space(@href), '&#10;')"/>
        </xsl:if>
      </xsl:template>
      <xsl:template match="*"><xsl:call-template name="read"/></xsl:template>
      <xsl:template match="{"|".join(BLOCKS)}" priority="1">
        <xsl:text>&#10;</xsl:text><xsl:call-template name="read"/><xsl:text>&#10;</xsl:text>
      </xsl:template>
      <xsl:template match="meta[@name='description']" priority="1">
        <xsl:value-of select="concat('&#10;', normalize-space(@content), '&#10;')"/>
      </xsl:template>
      <xsl:template match="rt" priority="1">（<xsl:apply-templates/>）</xsl:template>
      <xsl:template match="script|style|rp|link" priority="2"/>
    </xsl:stylesheet>""")
)


def lines(data: bytes) -> list[str]:
    """Return the lines of a page's text, empty ones left out; none where it cannot be parsed."""
    root = etree.fromstring(data, PARSER) if data.strip() else None
    if root is None:
        return []
    words = (" ".join(line.split()) for line in str(LINES(root)).splitlines())
    return [line for line in words if line]
