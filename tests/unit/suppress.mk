# The judge of cell suppression is a linear programme of another house.
$(OUT)/tests/suppress_test: PKG_LIBS += -lglpk
